/// Fields with a type and a length of two bytes each (Wi-Fi Simple Configuration, 12).
struct WPSAttributes: Equatable {
    enum Kind: UInt16 {
        case authenticator = 0x1005
        case configurationError = 0x1009
        case passwordIdentifier = 0x1012
        case enrolleeProof = 0x1014
        case encryptedSettings = 0x1018
        case enrolleeNonce = 0x101A
        case messageType = 0x1022
        case networkKey = 0x1027
        case publicKey = 0x1032
        case registrarNonce = 0x1039
        case registrarProof = 0x103D
        case selectedRegistrar = 0x1041
        case state = 0x1044
        case ssid = 0x1045
        case version = 0x104A
    }

    private var fields: [(kind: UInt16, content: [UInt8])] = []

    init() {}

    /// Nil when the last one is cut off.
    init?(_ bytes: some Sequence<UInt8>) {
        var reader = FrameReader(bytes)
        while !reader.isAtEnd {
            guard let kind = reader.big(UInt16.self), let count = reader.big(UInt16.self),
                let content = reader.take(Int(count))
            else { return nil }
            fields.append((kind, content))
        }
    }

    static func == (a: WPSAttributes, b: WPSAttributes) -> Bool { a.bytes == b.bytes }

    /// The first of its kind. Setting appends.
    subscript(kind: Kind) -> [UInt8]? {
        get { fields.first { $0.kind == kind.rawValue }?.content }
        set { fields.append((kind.rawValue, newValue ?? [])) }
    }

    /// Nil unless it is there with so many bytes.
    func content(_ kind: Kind, _ count: Int) -> [UInt8]? { self[kind].flatMap { $0.count == count ? $0 : nil } }

    var bytes: [UInt8] {
        fields.flatMap { $0.kind.bigBytes + UInt16($0.content.count).bigBytes + $0.content }
    }
}
