import FuzzTargets

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzzStoredFlash(UnsafeRawBufferPointer(start: bytes, count: count))
    return 0
}
