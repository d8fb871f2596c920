/// Why an operation on flash did not complete.
public enum FlashError: Error, Equatable, CustomStringConvertible {
    /// During the operation; its sector or bytes are left in an unspecified state.
    case powerFailed
    /// Nothing was changed.
    case outOfRange(address: Int)
    /// The address or the length is no multiple of what is programmed together. Nothing was changed.
    case misaligned(address: Int)
    /// The bytes do not read back as written, or what is stored is damaged.
    case failed
    /// Of a value or an image. Nothing was changed.
    case tooLong(limit: Int)

    public var description: String {
        switch self {
        case .powerFailed: "the power failed"
        case .outOfRange(let address): "the flash has no address \(address)"
        case .misaligned(let address): "the flash cannot be programmed at \(address)"
        case .failed: "the flash does not hold what was written"
        case .tooLong(let limit): "there is room for \(limit) bytes only"
        }
    }
}
