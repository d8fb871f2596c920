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
        var body = HeapPrograms.image(of: program, after: Int(reader.number(2)) % 4096)
        let stack = stackRange(body)
        while reader.hasMore { change(&body, stack, &reader) }
        return body
    }

    /// Dialect, limits and the program's number stand before the segments.
    private static let segments = 28

    /// The machine's state and the stack, which nothing counts and where most hangs on few values.
    private static func stackRange(_ body: [UInt8]) -> Range<Int> {
        let rows = Int(number(body, segments))
        var end = segments + 4 + rows * 8
        let start = end
        for row in 0..<rows where number(body, segments + 4 + row * 8) < FuzzMachine.limits.stackBytes {
            end += Int(number(body, segments + 8 + row * 8))
        }
        return start..<end
    }

    private static func number(_ body: [UInt8], _ place: Int) -> UInt32 {
        body[place..<place + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A byte says what and where, three the place, four the new value.
    private static func change(_ body: inout [UInt8], _ stack: Range<Int>, _ reader: inout InputReader) {
        let kind = reader.byte()
        let range = kind & 0x80 == 0 ? stack : 0..<body.count
        let place = range.lowerBound + Int(reader.number(3)) % (range.count - 8) & ~3
        let value = reader.number(4)
        let old = number(body, place)
        switch kind % 6 {
        case 0: store(value, in: &body, place)
        case 1: store(old &+ UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: value)) * 4), in: &body, place)
        case 2: store(old ^ 1 << (value & 31), in: &body, place)
        case 3: body[place + Int(value & 3)] = UInt8(truncatingIfNeeded: value >> 8)
        case 4: copy(4, from: stack.lowerBound + Int(value) % (stack.count - 8) & ~3, to: place, in: &body)
        default: copy(8, from: range.lowerBound + Int(value) % (range.count - 8) & ~7, to: place & ~7, in: &body)
        }
    }

    private static func store(_ value: UInt32, in body: inout [UInt8], _ place: Int) {
        for index in 0..<4 { body[place + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }

    private static func copy(_ count: Int, from source: Int, to place: Int, in body: inout [UInt8]) {
        for index in 0..<count { body[place + index] = body[source + index] }
    }
}
