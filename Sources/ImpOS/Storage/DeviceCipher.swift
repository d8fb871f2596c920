import Crypto
import ImpRuntime

/// Encryption with a device's own key, which never leaves the processor: ChaCha20-Poly1305 (RFC 8439).
///
/// The nonce is the value's number and a keyed hash of number and value: it repeats only for the same value, even where
/// a failure of power made a number be used twice. The vendor names neither cipher nor key.
struct DeviceCipher: Equatable, Sendable {
    private let key: ByteString

    /// - Parameter key: 32 bytes that no other device has.
    init(key: [UInt8]) { self.key = ByteString(key) }

    /// Nonce, cipher text and tag; 28 bytes more than `value`.
    func seal(_ value: [UInt8], number: UInt32) -> [UInt8]? {
        var nonce = ByteWriter()
        nonce.add(number)
        let digest = HMAC<SHA256>.authenticationCode(for: nonce.bytes + value, using: derived("nonce"))
        nonce.add(Array(digest).prefix(8))
        do {
            let box = try ChaChaPoly.seal(
                value, using: derived("cipher"), nonce: ChaChaPoly.Nonce(data: nonce.bytes))
            return Array(box.combined)
        } catch {
            return nil
        }
    }

    /// Nil for anything but what `seal` made of a value with this number.
    func open(_ sealed: [UInt8], number: UInt32) -> [UInt8]? {
        var reader = ByteReader(sealed)
        guard reader.number(UInt32.self) == number else { return nil }
        do {
            return Array(try ChaChaPoly.open(ChaChaPoly.SealedBox(combined: sealed), using: derived("cipher")))
        } catch {
            return nil
        }
    }

    private func derived(_ purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key.bytes), info: Array(purpose.utf8), outputByteCount: 32)
    }
}
