/// A field of a management frame: an identifier, a length and at most 255 bytes (IEEE 802.11, 9.4.2).
struct InformationElement: Equatable {
    enum Identifier: UInt8 {
        case ssid = 0
        case rates = 1
        case channel = 3
        case country = 7
        case security = 48
        case vendor = 221
    }

    let identifier: UInt8
    let content: [UInt8]

    init(_ identifier: Identifier, _ content: [UInt8]) {
        self.identifier = identifier.rawValue
        self.content = content
    }

    private init(identifier: UInt8, content: [UInt8]) {
        self.identifier = identifier
        self.content = content
    }

    var bytes: [UInt8] { [identifier, UInt8(content.count)] + content }

    /// All that are left in a frame; nil when the last one is cut off.
    static func all(in bytes: some Sequence<UInt8>) -> [InformationElement]? {
        var reader = FrameReader(bytes)
        return all(in: &reader)
    }

    static func all(in reader: inout FrameReader) -> [InformationElement]? {
        var elements: [InformationElement] = []
        while let identifier = reader.byte() {
            guard let count = reader.byte(), let content = reader.take(Int(count)) else { return nil }
            elements.append(InformationElement(identifier: identifier, content: content))
        }
        return elements
    }
}

extension [InformationElement] {
    /// The first one of a kind: it counts when there are several.
    func content(of identifier: InformationElement.Identifier) -> [UInt8]? {
        first { $0.identifier == identifier.rawValue }?.content
    }

    /// What follows the prefix of a vendor's element.
    func vendorContent(after prefix: [UInt8]) -> [UInt8]? {
        first { $0.identifier == InformationElement.Identifier.vendor.rawValue && $0.content.starts(with: prefix) }
            .map { [UInt8]($0.content.dropFirst(prefix.count)) }
    }

    var bytes: [UInt8] { flatMap(\.bytes) }
}

/// A field of a frame, and whether it was there.
enum Field<Value> {
    case absent
    case malformed
    case present(Value)

    /// `read` gives nil for what is malformed.
    init(_ content: [UInt8]?, _ read: ([UInt8]) -> Value?) {
        guard let content else {
            self = .absent
            return
        }
        guard let value = read(content) else {
            self = .malformed
            return
        }
        self = .present(value)
    }

    var isMalformed: Bool { if case .malformed = self { true } else { false } }
    var value: Value? { if case .present(let value) = self { value } else { nil } }
}
