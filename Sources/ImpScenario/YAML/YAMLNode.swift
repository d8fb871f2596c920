/// A value of a YAML document and where it stands.
public struct YAMLNode: Equatable, Sendable {
    public var content: Content
    public var place: Place

    public enum Content: Equatable, Sendable {
        case scalar(YAMLScalar)
        case mapping([YAMLEntry])
        case sequence([YAMLNode])
    }

    public init(_ content: Content, at place: Place) {
        self.content = content
        self.place = place
    }
}

/// A key and its value; no key stands twice in a mapping.
public struct YAMLEntry: Equatable, Sendable {
    public var key: String
    public var keyPlace: Place
    public var value: YAMLNode
}

/// A scalar as it is written, without quotes and escapes.
public struct YAMLScalar: Equatable, Sendable {
    public var text: String
    /// Neither in quotes nor a block, so that what it looks like decides what it is.
    public var isPlain: Bool
}
