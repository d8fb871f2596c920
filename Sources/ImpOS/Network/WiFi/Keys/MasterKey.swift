import Crypto
public import ImpRuntime

/// The key that a password and a network's name give (PMK): 32 bytes.
public struct MasterKey: Equatable, Codable, Sendable {
    public let bytes: ByteString

    /// 64 hexadecimal digits are the key itself; anything else is hashed 4,096 times (IEEE 802.11, annex J).
    public init(password: ByteString, ssid: ByteString) {
        bytes = ByteString(Self.digits(password.bytes) ?? Self.stretched(password.bytes, ssid.bytes))
    }

    private static func digits(_ password: [UInt8]) -> [UInt8]? {
        let digits = password.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard password.count == 64, digits.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    /// PBKDF2 with HMAC-SHA-1.
    private static func stretched(_ password: [UInt8], _ salt: [UInt8]) -> [UInt8] {
        let keyed = HMAC<Insecure.SHA1>(key: SymmetricKey(data: password))
        let blocks = (1...2).flatMap { block(UInt32($0), salt, keyed) }
        return Array(blocks.prefix(32))
    }

    private static func block(_ number: UInt32, _ salt: [UInt8], _ keyed: HMAC<Insecure.SHA1>) -> [UInt8] {
        var hash = keyed.hash(of: salt + number.bigBytes)
        var sum = hash
        for _ in 1..<4_096 {
            hash = keyed.hash(of: hash)
            for index in sum.indices { sum[index] ^= hash[index] }
        }
        return sum
    }
}

extension HMAC<Insecure.SHA1> {
    /// Leaves this one as it is: to begin anew costs half of the work.
    fileprivate func hash(of data: [UInt8]) -> [UInt8] {
        var copy = self
        copy.update(data: data)
        return Array(copy.finalize())
    }
}
