import SquirrelCompiler
@_spi(Fuzzing) import SquirrelVM

/// What the fuzzer of heap images reads its input as.
///
/// Inputs of `wholeImage` bytes and more are the body of an image. Shorter ones describe one: a byte for the program,
/// two for the number of steps after which it is saved, then changes of eight bytes each. So a short input, which
/// fuzzers are good at, makes a plausible image.
enum HeapInput {
    static let wholeImage = 4096

    static func body(_ input: [UInt8]) -> [UInt8] {
        if input.count >= wholeImage { return input }
        var reader = InputReader(input)
        let program = HeapPrograms.all[Int(reader.byte()) % HeapPrograms.all.count]
        var image = HeapBody(HeapPrograms.image(of: program, after: Int(reader.number(2)) % 4096))
        while reader.hasMore { image.change(&reader) }
        return image.bytes
    }
}
