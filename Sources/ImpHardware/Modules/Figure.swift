/// How sure the data of modules is of a fact.
public enum Confidence: String, CaseIterable, Codable, Sendable {
    /// Documented, or seen in use on real boards.
    case sure
    /// Follows from what is documented.
    case likely
    /// Nothing is known; a choice of ours.
    case chosen
}

/// A number about a module, and where it is from.
public struct Figure<Value: Equatable & Sendable>: Equatable, Sendable {
    public var value: Value
    /// A page or a data sheet, or text that begins with `estimate`.
    public var source: String

    public init(_ value: Value, source: String) {
        self.value = value
        self.source = source
    }

    public var isEstimate: Bool { source.hasPrefix("estimate") }
}
