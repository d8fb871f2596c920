@_spi(Fuzzing) import SquirrelVM

/// The body of a program image is refused, or it is a program that harms nothing. The header is put right, so that
/// changes reach the verifier.
public func fuzzLoadProgramImage(_ input: UnsafeRawBufferPointer) {
    let image = FramedImage.program([UInt8](input))
    guard let program = try? Program(decoding: image) else { return }
    require(verify(program) == nil, "a program that was decoded is refused")
    require(program.encoded() == image, "a decoded program is encoded differently")
    _ = disassemble(program)
    guard var host = FuzzMachine(running: program) else { return }
    _ = host.run()
    host.check()
}
