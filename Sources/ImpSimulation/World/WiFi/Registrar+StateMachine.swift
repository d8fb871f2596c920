import ImpOS
import ImpRuntime

/// The access point's side of WPS with one device.
struct Registrar: Codable, Equatable, Sendable {
    private let nonce: ByteString
    private let pair: WPSKeyPair
    private var keys: WPSKeys?

    init(random: inout SeededRandom) {
        nonce = ByteString(random.bytes(16))
        pair = WPSKeyPair(random: &random)
    }

    /// The answer, if any. `mode` is nil when nobody gets credentials now.
    mutating func handle(
        _ message: WPSMessage, mode: WPSMode?, _ credentials: WiFiCredentials, random: inout SeededRandom
    ) -> WPSMessage? {
        switch message {
        case .hello(let nonce, let publicKey, let method): hello(nonce, publicKey, method, mode)
        case .proof(let proof, let code): check(proof, code, mode, credentials, random: &random)
        case .welcome, .settings, .done, .refusal: nil
        }
    }

    private mutating func hello(
        _ deviceNonce: [UInt8], _ publicKey: [UInt8], _ method: WPSMethod, _ mode: WPSMode?
    ) -> WPSMessage? {
        guard mode?.method == method else { return .refusal(.setupLocked) }
        keys = pair.agree(with: publicKey, nonces: (deviceNonce, nonce.bytes))
        return keys.map { _ in .welcome(nonce: nonce.bytes, publicKey: pair.publicKey) }
    }

    private func check(
        _ proof: [UInt8], _ code: [UInt8], _ mode: WPSMode?, _ credentials: WiFiCredentials,
        random: inout SeededRandom
    ) -> WPSMessage? {
        guard let keys, keys.code(of: proof) == code else { return nil }
        guard let mode, keys.proof(of: mode.password, by: .enrollee) == proof else { return .refusal(.wrongPassword) }
        guard let sealed = keys.seal(credentials, random: &random) else { return nil }
        let own = keys.proof(of: mode.password, by: .registrar)
        return .settings(proof: own, encrypted: sealed, code: keys.code(of: own + sealed))
    }
}
