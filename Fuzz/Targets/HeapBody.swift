import SquirrelVM

/// The body of a heap image that is being changed.
struct HeapBody {
    private(set) var bytes: [UInt8]
    /// The machine's state and the stack, which nothing counts and where much hangs on few values.
    private let stack: Range<Int>
    /// Where references to objects stand, those of the program first. To swap two leaves all counts right.
    private let references: [Int]

    /// Dialect, limits and the program's number stand before the segments.
    private static let segments = 28

    init(_ body: [UInt8]) {
        bytes = body
        let rows = Int(Self.number(body, Self.segments))
        let start = Self.segments + 4 + rows * 8
        var end = start
        for row in 0..<rows where Self.number(body, Self.segments + 4 + row * 8) < FuzzMachine.limits.stackBytes {
            end += Int(Self.number(body, Self.segments + 8 + row * 8))
        }
        stack = start..<end
        references = stride(from: start, to: body.count - 8, by: 8).reversed()
            .filter { (Tag.firstHeap..<Tag.end).contains(Self.number(body, $0 + 4)) }
    }

    private static func number(_ body: [UInt8], _ place: Int) -> UInt32 {
        body[place..<place + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// A byte says what and whether only in state and stack, three the place, four the new value.
    mutating func change(_ reader: inout InputReader) {
        let kind = reader.byte()
        let range = kind & 0x80 == 0 ? stack : 0..<bytes.count
        let place = Self.place(reader.number(3), in: range)
        let value = reader.number(4)
        let old = Self.number(bytes, place)
        switch kind & 7 {
        case 0: store(value, at: place)
        case 1: store(old &+ UInt32(bitPattern: Int32(Int8(truncatingIfNeeded: value)) * 4), at: place)
        case 2: store(old ^ 1 << (value & 31), at: place)
        case 3: bytes[place + Int(value & 3)] = UInt8(truncatingIfNeeded: value >> 8)
        case 4: copy(4, from: Self.place(value, in: stack), to: place)
        case 5: copy(8, from: Self.place(value, in: range) & ~7, to: place & ~7)
        case 6: swap(8, reference(place - range.lowerBound), reference(Int(value)))
        default: swap(8, place & ~7, Self.place(value, in: range) & ~7)
        }
    }

    private static func place(_ number: UInt32, in range: Range<Int>) -> Int {
        range.lowerBound + Int(number) % (range.count - 8) & ~3
    }

    private func reference(_ number: Int) -> Int { references[number % references.count] }

    private mutating func store(_ value: UInt32, at place: Int) {
        for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) }
    }

    private mutating func copy(_ count: Int, from source: Int, to place: Int) {
        for index in 0..<count { bytes[place + index] = bytes[source + index] }
    }

    private mutating func swap(_ count: Int, _ first: Int, _ second: Int) {
        for index in 0..<count { bytes.swapAt(first + index, second + index) }
    }
}
