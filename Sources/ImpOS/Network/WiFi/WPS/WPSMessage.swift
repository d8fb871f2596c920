/// A message of Wi-Fi Simple Configuration between a device (the enrollee) and an access point (the registrar).
///
/// Shorter than the real exchange: it proves the PIN in one step instead of in two halves, and agrees on keys over
/// Curve25519 instead of with 192-byte numbers. Attributes and the packets around them are the standard's.
public enum WPSMessage: Equatable, Sendable {
    /// M1: who asks, with a nonce of 16 bytes and a public key of 32.
    case hello(nonce: [UInt8], publicKey: [UInt8], WPSMethod)
    /// M2: who answers. The code is of eight bytes, here and below.
    case welcome(nonce: [UInt8], publicKey: [UInt8])
    /// M3: the device knows the password.
    case proof([UInt8], code: [UInt8])
    /// M8: the access point knows it too, and gives its credentials, encrypted.
    case settings(proof: [UInt8], encrypted: [UInt8], code: [UInt8])
    case done
    case refusal(WPSRefusal)

    /// In an EAP packet, which must have the length it says; nil when malformed.
    init?(packet: [UInt8]) {
        var reader = FrameReader(packet)
        guard let code = reader.byte(), (1...2).contains(code), reader.byte() != nil,
            reader.big(UInt16.self) == UInt16(packet.count), reader.take(9) == Self.expandedType,
            let attributes = WPSAttributes(reader.rest), attributes[.version] == [0x10],
            let type = attributes.content(.messageType, 1).flatMap({ MessageType(rawValue: $0[0]) }),
            let message = Self.message(type, attributes)
        else { return nil }
        self = message
    }

    var packet: [UInt8] {
        let content = Self.expandedType + attributes.bytes
        return [isOfDevice ? 2 : 1, 0] + UInt16(content.count + 4).bigBytes + content
    }

    /// The Wi-Fi Alliance's type of EAP, its operation "message", no flags.
    private static let expandedType: [UInt8] = [254, 0x00, 0x37, 0x2A, 0, 0, 0, 1, 4]

    private enum MessageType: UInt8 {
        case hello = 0x04
        case welcome = 0x05
        case proof = 0x07
        case settings = 0x0C
        case refusal = 0x0E
        case done = 0x0F
    }

    private var isOfDevice: Bool {
        switch self {
        case .hello, .proof, .done: true
        case .welcome, .settings, .refusal: false
        }
    }

    private static func message(_ type: MessageType, _ attributes: WPSAttributes) -> WPSMessage? {
        switch type {
        case .hello: hello(attributes)
        case .welcome: welcome(attributes)
        case .proof: proof(attributes)
        case .settings: settings(attributes)
        case .refusal: attributes.content(.configurationError, 2).flatMap { WPSRefusal(bytes: $0) }.map { .refusal($0) }
        case .done: .done
        }
    }

    private static func hello(_ attributes: WPSAttributes) -> WPSMessage? {
        guard let nonce = attributes.content(.enrolleeNonce, 16), let key = attributes.content(.publicKey, 32),
            let method = attributes.content(.passwordIdentifier, 2).flatMap({ WPSMethod(bytes: $0) })
        else { return nil }
        return .hello(nonce: nonce, publicKey: key, method)
    }

    private static func welcome(_ attributes: WPSAttributes) -> WPSMessage? {
        guard let nonce = attributes.content(.registrarNonce, 16), let key = attributes.content(.publicKey, 32)
        else { return nil }
        return .welcome(nonce: nonce, publicKey: key)
    }

    private static func proof(_ attributes: WPSAttributes) -> WPSMessage? {
        guard let proof = attributes.content(.enrolleeProof, 32), let code = attributes.content(.authenticator, 8)
        else { return nil }
        return .proof(proof, code: code)
    }

    private static func settings(_ attributes: WPSAttributes) -> WPSMessage? {
        guard let proof = attributes.content(.registrarProof, 32), let encrypted = attributes[.encryptedSettings],
            let code = attributes.content(.authenticator, 8)
        else { return nil }
        return .settings(proof: proof, encrypted: encrypted, code: code)
    }

    private var attributes: WPSAttributes {
        var attributes = WPSAttributes()
        attributes[.version] = [0x10]
        switch self {
        case .hello(let nonce, let publicKey, let method):
            attributes[.messageType] = [MessageType.hello.rawValue]
            attributes[.enrolleeNonce] = nonce
            attributes[.publicKey] = publicKey
            attributes[.passwordIdentifier] = method.rawValue.bigBytes
        case .welcome(let nonce, let publicKey):
            attributes[.messageType] = [MessageType.welcome.rawValue]
            attributes[.registrarNonce] = nonce
            attributes[.publicKey] = publicKey
        case .proof(let proof, let code):
            attributes[.messageType] = [MessageType.proof.rawValue]
            attributes[.enrolleeProof] = proof
            attributes[.authenticator] = code
        case .settings(let proof, let encrypted, let code):
            attributes[.messageType] = [MessageType.settings.rawValue]
            attributes[.registrarProof] = proof
            attributes[.encryptedSettings] = encrypted
            attributes[.authenticator] = code
        case .done: attributes[.messageType] = [MessageType.done.rawValue]
        case .refusal(let refusal):
            attributes[.messageType] = [MessageType.refusal.rawValue]
            attributes[.configurationError] = refusal.rawValue.bigBytes
        }
        return attributes
    }
}

/// Why an access point gives nothing: a configuration error of the standard.
public enum WPSRefusal: UInt16, Codable, Sendable {
    /// Nobody pressed the button, or WPS is off.
    case setupLocked = 15
    /// The PIN is another one.
    case wrongPassword = 18

    init?(bytes: [UInt8]) { self.init(rawValue: bytes.reduce(0) { $0 << 8 | UInt16($1) }) }
}
