/// A constant of the API: a slot of the root table or a member of an object.
public struct APIConstant: Hashable, Sendable {
    public let entry: APIEntry
    public let value: Int32

    public init(_ path: String, _ value: Int32, _ sides: APISides = .both, since: Release = .original, prose: String) {
        entry = APIEntry(path, .constant, result: .integer, sides: sides, since: since, prose: prose)
        self.value = value
    }
}

/// A second name for an object of the API: `imp.crypto` for `crypto`.
public struct APIAlias: Hashable, Sendable {
    public let entry: APIEntry
    public let target: String

    public init(_ path: String, for target: String, _ sides: APISides, since: Release = .original, prose: String) {
        entry = APIEntry(path, .object, result: .object, sides: sides, since: since, prose: prose)
        self.target = target
    }
}
