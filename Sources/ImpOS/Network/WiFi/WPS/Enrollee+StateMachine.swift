import ImpRuntime

/// The device's side of WPS, once it is associated.
struct Enrollee: Codable, Equatable, Sendable {
    enum Step: Equatable {
        /// What is pending is another message now.
        case send
        case learned(WiFiCredentials)
        case failed(WiFiFailure)
        case nothing
    }

    private let mode: WPSMode
    private let nonce: ByteString
    private let pair: WPSKeyPair
    private var keys: WPSKeys?

    init(_ mode: WPSMode, random: inout SeededRandom) {
        self.mode = mode
        nonce = ByteString(random.bytes(16))
        pair = WPSKeyPair(random: &random)
    }

    /// What was sent last: to be sent again when there is no answer.
    var pending: WPSMessage {
        guard let keys else { return .hello(nonce: nonce.bytes, publicKey: pair.publicKey, mode.method) }
        let proof = keys.proof(of: mode.password, by: .enrollee)
        return .proof(proof, code: keys.code(of: proof))
    }

    mutating func handle(_ message: WPSMessage) -> Step {
        switch message {
        case .welcome(let nonce, let publicKey): welcome(nonce, publicKey)
        case .settings(let proof, let encrypted, let code): settings(proof, encrypted, code)
        case .refusal(.wrongPassword): .failed(.wrongPIN)
        case .refusal(.setupLocked): .failed(.wpsRefused)
        case .hello, .proof, .done: .nothing
        }
    }

    /// The first answer counts.
    private mutating func welcome(_ registrarNonce: [UInt8], _ publicKey: [UInt8]) -> Step {
        guard keys == nil, let agreed = pair.agree(with: publicKey, nonces: (nonce.bytes, registrarNonce))
        else { return .nothing }
        keys = agreed
        return .send
    }

    /// An access point that does not know the password gets no belief.
    private func settings(_ proof: [UInt8], _ encrypted: [UInt8], _ code: [UInt8]) -> Step {
        guard let keys, keys.code(of: proof + encrypted) == code,
            keys.proof(of: mode.password, by: .registrar) == proof, let credentials = keys.open(encrypted)
        else { return .nothing }
        return .learned(credentials)
    }
}
