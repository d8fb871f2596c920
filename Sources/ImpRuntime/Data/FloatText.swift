#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A float with eight significant digits, as JSON has it: `9.5429688`, `1`, `1e+20`.
func jsonText(_ value: Float) -> [UInt8] {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
        let length = withVaList([Double(value)]) { vsnprintf(buffer.baseAddress, buffer.count, "%.8g", $0) }
        return buffer.prefix(Int(length)).map { UInt8(bitPattern: $0) }
    }
}
