import ImpHardware
import ImpLink

/// A supply that does not last while an image is stored.
struct ImageCut: Codable, Equatable, Sendable {
    let kind: ImageID.Kind
    /// Goes on counting where an image is begun anew.
    var power: PowerSupply
}
