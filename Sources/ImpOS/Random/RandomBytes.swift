public import ImpRuntime

extension RandomSource {
    /// Bytes for nonces and keys.
    public mutating func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) }
    }
}
