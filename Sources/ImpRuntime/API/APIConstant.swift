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

/// An object of the API that is there from the start and has the functions of a class, such as `hardware.pin1`.
public struct APIInstance: Hashable, Sendable {
    public let entry: APIEntry
    /// The class's name among those of `APITable.classes`.
    public let ofClass: String
    /// What `Machine.hostID` gives of it; `APIInstance.firstID` or more, which no object that comes and goes has.
    public let hostID: UInt32

    public init(
        _ path: String, ofClass name: String, number: UInt32, _ sides: APISides, modules: ModuleSet = .all,
        since: Release = .original, prose: String
    ) {
        entry = APIEntry(path, .object, result: .object, sides: sides, modules: modules, since: since, prose: prose)
        ofClass = name
        hostID = APIInstance.firstID + number
    }

    public static let firstID: UInt32 = 0x8000_0000
}
