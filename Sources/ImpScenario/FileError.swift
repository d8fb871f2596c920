/// Why a scenario file cannot be read: `day.yaml:12:5: what is wrong; what to do`.
public struct ScenarioFileError: Error, Equatable, Sendable, CustomStringConvertible {
    public var file: String
    public var place: Place
    public var problem: String

    public init(file: String, _ place: Place, _ problem: String) {
        self.file = file
        self.place = place
        self.problem = problem
    }

    public var description: String { "\(file):\(place): \(problem)" }
}

/// A place of a text file. Both count from 1; columns are Unicode scalars.
public struct Place: Codable, Hashable, Sendable, CustomStringConvertible {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    public var description: String { "\(line):\(column)" }
}

/// A problem whose file is named further out.
struct Problem: Error {
    let place: Place
    let text: String

    init(_ place: Place, _ text: String) {
        self.place = place
        self.text = text
    }
}
