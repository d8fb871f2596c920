import Crypto
public import ImpRuntime

/// One end's part of a key agreement: a private key that lasts for one exchange.
public struct WPSKeyPair: Codable, Equatable, Sendable {
    private let secret: ByteString

    public init(random: inout SeededRandom) { secret = ByteString(random.bytes(32)) }

    public var publicKey: [UInt8] { privateKey.map { Array($0.publicKey.rawRepresentation) } ?? [] }

    /// Nil when the other end's key is none.
    public func agree(with publicKey: [UInt8], nonces: (enrollee: [UInt8], registrar: [UInt8])) -> WPSKeys? {
        guard let privateKey, let other = try? Curve25519.KeyAgreement.PublicKey(rawRepresentation: publicKey),
            let shared = try? privateKey.sharedSecretFromKeyAgreement(with: other)
        else { return nil }
        return WPSKeys(shared: shared.withUnsafeBytes { Array($0) }, nonces: nonces.enrollee + nonces.registrar)
    }

    /// Any 32 bytes are a private key.
    private var privateKey: Curve25519.KeyAgreement.PrivateKey? {
        try? Curve25519.KeyAgreement.PrivateKey(rawRepresentation: secret.bytes)
    }
}

/// The keys of one exchange.
public struct WPSKeys: Codable, Equatable, Sendable {
    private let authentication: ByteString
    private let wrapping: ByteString

    fileprivate init(shared: [UInt8], nonces: [UInt8]) {
        let root = hmac(nonces, key: Array(SHA256.hash(data: shared)))
        authentication = ByteString(hmac(Array("authentication".utf8), key: root))
        wrapping = ByteString(Array(hmac(Array("wrapping".utf8), key: root).prefix(16)))
    }

    public enum Role: String, Sendable {
        case enrollee, registrar
    }

    /// Shows that one end knows the password, without telling it.
    public func proof(of password: String, by role: Role) -> [UInt8] {
        hmac(Array("\(role.rawValue)/\(password)".utf8), key: authentication.bytes)
    }

    /// Eight bytes by which an end knows that a message is the other's.
    public func code(of content: [UInt8]) -> [UInt8] { Array(hmac(content, key: authentication.bytes).prefix(8)) }

    /// Nil if the cipher refuses.
    public func seal(_ credentials: WiFiCredentials, random: inout SeededRandom) -> [UInt8]? {
        var attributes = WPSAttributes()
        attributes[.ssid] = credentials.ssid.bytes
        attributes[.networkKey] = credentials.key.bytes
        guard let nonce = try? AES.GCM.Nonce(data: random.bytes(12)),
            let box = try? AES.GCM.seal(attributes.bytes, using: cipherKey, nonce: nonce)
        else { return nil }
        return box.combined.map { Array($0) }
    }

    /// Nil when somebody else sealed it, or its content is malformed.
    public func open(_ encrypted: [UInt8]) -> WiFiCredentials? {
        guard let box = try? AES.GCM.SealedBox(combined: encrypted),
            let bytes = try? AES.GCM.open(box, using: cipherKey),
            let attributes = WPSAttributes(bytes), let ssid = attributes[.ssid], (1...32).contains(ssid.count),
            let key = attributes[.networkKey], key.count <= 64
        else { return nil }
        return WiFiCredentials(ssid: ByteString(ssid), key: ByteString(key))
    }

    private var cipherKey: SymmetricKey { SymmetricKey(data: wrapping.bytes) }
}

private func hmac(_ data: [UInt8], key: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: data, using: SymmetricKey(data: key)))
}
