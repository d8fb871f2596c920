import Crypto
public import ImpRuntime

/// The keys of one association (PTK): for integrity codes, for wrapping keys, and for data; 16 bytes each.
public struct TransientKey: Equatable, Codable, Sendable {
    private let bytes: ByteString

    /// Of both addresses and both nonces, in an order that both ends have (IEEE 802.11, 12.7.1.3).
    public init(_ master: MasterKey, addresses: (MACAddress, MACAddress), nonces: ([UInt8], [UInt8])) {
        let ordered = nonces.0.lexicographicallyPrecedes(nonces.1) ? nonces.0 + nonces.1 : nonces.1 + nonces.0
        let data = min(addresses.0, addresses.1).bytes + max(addresses.0, addresses.1).bytes + ordered
        let label = Array("Pairwise key expansion".utf8)
        let hashes = (0..<3).flatMap { sha1Code(label + [0] + data + [$0], key: master.bytes.bytes) }
        bytes = ByteString(Array(hashes.prefix(48)))
    }

    /// What the data of the association are encrypted with.
    public var dataKey: ByteString { ByteString(Array(bytes.bytes[32..<48])) }

    /// Puts in the integrity code.
    public func sign(_ frame: KeyFrame) -> KeyFrame {
        var signed = frame
        signed.integrityCode = code(of: frame)
        return signed
    }

    public func verifies(_ frame: KeyFrame) -> Bool {
        zip(code(of: frame), frame.integrityCode).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func code(of frame: KeyFrame) -> [UInt8] {
        Array(sha1Code(frame.signedBytes, key: Array(bytes.bytes[..<16])).prefix(16))
    }

    /// Encrypted as RFC 3394 says. `data` is padded to a multiple of 8 bytes, 16 at least. Nil if that is refused.
    public func wrap(_ data: [UInt8]) -> [UInt8]? {
        let length = max(16, (data.count + 7) / 8 * 8)
        // The padding begins with a byte that is no element of length zero.
        let padding = [0xDD] + [UInt8](repeating: 0, count: 7 + 16)
        let padded = data.count == length ? data : data + padding.prefix(length - data.count)
        return (try? AES.KeyWrap.wrap(SymmetricKey(data: padded), using: wrappingKey)).map { Array($0) }
    }

    /// Nil when it was wrapped with another key, or changed.
    public func unwrap(_ wrapped: [UInt8]) -> [UInt8]? {
        guard wrapped.count >= 24, wrapped.count % 8 == 0 else { return nil }
        // An error says nothing but that it does not fit.
        return (try? AES.KeyWrap.unwrap(wrapped, using: wrappingKey))?.withUnsafeBytes { Array($0) }
    }

    private var wrappingKey: SymmetricKey { SymmetricKey(data: Array(bytes.bytes[16..<32])) }
}

private func sha1Code(_ data: [UInt8], key: [UInt8]) -> [UInt8] {
    Array(HMAC<Insecure.SHA1>.authenticationCode(for: data, using: SymmetricKey(data: key)))
}
