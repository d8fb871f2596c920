@_spi(Fuzzing) import SquirrelVM

/// The body of a heap image is refused, or it is a machine that can go on. The header is put right, so that changes
/// reach the check of the heap.
public func fuzzLoadHeapImage(_ input: UnsafeRawBufferPointer) {
    let image = FramedImage.heap(HeapInput.body([UInt8](input)))
    guard let machine = try? Machine(restoring: image, limits: FuzzMachine.limits) else { return }
    var host = FuzzMachine(machine)
    _ = host.run()
    host.check()
    host.saveAndRestore()
}
