import ImpRuntime

/// Reads the fields of a frame's body; never beyond it, and nothing is taken for granted.
public struct FieldReader {
    let type: UInt8
    private var rest: ArraySlice<UInt8>

    init(type: UInt8, body: ArraySlice<UInt8>) {
        self.type = type
        rest = body
    }

    var isAtEnd: Bool { rest.isEmpty }

    func outOfRange(_ field: String) -> FrameError { .valueOutOfRange(type: type, field: field) }

    mutating func take(_ count: Int) throws(FrameError) -> ArraySlice<UInt8> {
        guard count <= rest.count else { throw .cutShort(type: type) }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    mutating func takeRest() -> [UInt8] {
        defer { rest = [] }
        return Array(rest)
    }

    mutating func number<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(FrameError) -> Number {
        var value: UInt64 = 0
        for (place, byte) in try take(Number.bitWidth / 8).enumerated() { value |= UInt64(byte) << UInt64(8 * place) }
        return Number(truncatingIfNeeded: value)
    }

    mutating func flag(_ field: String) throws(FrameError) -> Bool {
        let value: UInt8 = try number()
        guard value < 2 else { throw outOfRange(field) }
        return value == 1
    }

    mutating func time() throws(FrameError) -> WallTime { WallTime(microseconds: try number()) }

    /// One of the values of an enum.
    mutating func choice<Choice: RawRepresentable>(_ field: String) throws(FrameError) -> Choice
    where Choice.RawValue == UInt8 {
        guard let choice = Choice(rawValue: try number()) else { throw outOfRange(field) }
        return choice
    }

    mutating func counted() throws(FrameError) -> [UInt8] { Array(try take(Int(try number(UInt16.self)))) }

    mutating func text(_ field: String) throws(FrameError) -> String { try string(try counted(), field) }

    mutating func longText(_ field: String) throws(FrameError) -> String {
        try string(Array(try take(Int(try number(UInt32.self)))), field)
    }

    private func string(_ bytes: [UInt8], _ field: String) throws(FrameError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw outOfRange(field) }
        return text
    }

    mutating func value(_ bytes: [UInt8], _ field: String) throws(FrameError) -> PortableValue {
        do { return try PortableValue(decoding: bytes) } catch { throw outOfRange(field) }
    }

    mutating func optional<Field: FrameField>(_ field: String) throws(FrameError) -> Field? {
        try flag(field) ? try Field(from: &self) : nil
    }
}
