import ImpOS
import ImpRuntime

/// A station that an access point knows.
struct AccessPointClient: Codable, Equatable, Sendable {
    enum Stage: Codable, Equatable {
        case authenticated
        case securing(Authenticator)
        case enrolling(Registrar)
        /// Its data are passed on.
        case member
    }

    let address: MACAddress
    var stage: Stage

    var deadline: Instant? { if case .securing(let authenticator) = stage { authenticator.deadline } else { nil } }
}
