// What the fuzzers need of the machine's inside. Whatever they do with it must end in an error, never in a crash.

/// Images with the right header around any bytes, so that changes reach what is behind the checksum.
@_spi(Fuzzing) public enum FramedImage {
    /// Bytes before what `program` takes.
    public static var programHeader: Int { ProgramImage.headerSize }
    /// Bytes before what `heap` takes.
    public static var heapHeader: Int { HeapImage.headerSize }

    public static func program(_ body: [UInt8]) -> [UInt8] {
        var image = ImageWriter()
        ProgramImage.writeHeader(to: &image, body: body)
        body.withUnsafeBytes { image.append($0) }
        return image.bytes
    }

    public static func heap(_ body: [UInt8]) -> [UInt8] {
        var image = ImageWriter()
        HeapImage.writeFrame(to: &image)
        body.withUnsafeBytes { image.append($0) }
        return HeapImage.finish(image.bytes)
    }
}

extension Machine {
    /// Calls, backward jumps and all work that was charged since `run` was called.
    @_spi(Fuzzing) public var charged: Int { spent + Int(truncatingIfNeeded: core.state.pointee.extraCharge) }

    /// Memory ran out, though `run` may not have said so yet. An image of such a machine is refused.
    @_spi(Fuzzing) public var isOutOfMemory: Bool {
        core.state.pointee.fatal != 0 || core.state.pointee.interrupt & Interrupt.outOfMemory != 0
    }
}
