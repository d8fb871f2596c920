import ImpRuntime

/// Writes the fields of a frame, numbers with the low byte first.
public struct FieldWriter {
    private(set) var bytes: [UInt8]
    /// A text was longer than its length field can say.
    private(set) var hasOverflowed = false

    init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    mutating func number<Number: FixedWidthInteger>(_ value: Number) {
        for place in stride(from: 0, to: Number.bitWidth, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> Number(truncatingIfNeeded: place)))
        }
    }

    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    mutating func time(_ value: WallTime) { number(value.microseconds) }

    mutating func raw(_ value: [UInt8]) { bytes += value }

    /// With its length before it.
    mutating func counted(_ value: [UInt8]) {
        guard let count = UInt16(exactly: value.count) else {
            hasOverflowed = true
            return
        }
        number(count)
        bytes += value
    }

    mutating func text(_ value: String) { counted(Array(value.utf8)) }

    mutating func longText(_ value: String) {
        let utf8 = Array(value.utf8)
        number(UInt32(clamping: utf8.count))
        bytes += utf8
    }

    mutating func field(_ value: some FrameField) { value.write(to: &self) }

    mutating func optional(_ value: (some FrameField)?) {
        flag(value != nil)
        if let value { field(value) }
    }
}

/// Part of a frame's body.
protocol FrameField {
    init(from reader: inout FieldReader) throws(FrameError)
    func write(to writer: inout FieldWriter)
}
