import FoundationEssentials

/// What a path on the command line stands for: a project, and the part of it that is meant.
public struct TestPlace: Equatable, Sendable {
    public let project: TestProject
    /// The folder or file in the project, relative to it; empty for all.
    public let below: String

    /// The project that a folder or file belongs to: the nearest folder with a project file, going up from the path but
    /// not above the current folder. Without one the folder itself is the project, with all test files below it.
    ///
    /// - Parameter currentFolder: an absolute path.
    public init(_ path: String, currentFolder: String) throws(ProjectError) {
        let place = TestPlace.standardized(path.hasPrefix("/") ? path : currentFolder + "/" + path)
        var isFolder = false
        guard FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else {
            throw ProjectError("there is no folder or file \(path)")
        }
        for folder in TestPlace.folders(from: isFolder ? place : TestPlace.parent(of: place), to: currentFolder) {
            guard let project = try ProjectFile.read(in: folder) else { continue }
            self.project = project
            below = TestPlace.relative(place, to: folder)
            return
        }
        var project = TestProject(folder: isFolder ? place : TestPlace.parent(of: place))
        project.patterns = ["**/*.test.nut"]
        self.project = project
        below = TestPlace.relative(place, to: project.folder)
    }

    /// The folder and those around it, as far as the current folder; only itself, where it is not in there.
    private static func folders(from start: String, to end: String) -> [String] {
        guard start != end, start.hasPrefix(end + "/") || end == "/" else { return [start] }
        return [start] + folders(from: parent(of: start), to: end)
    }

    private static func parent(of path: String) -> String {
        let parent = path.split(separator: "/").dropLast().joined(separator: "/")
        return "/" + parent
    }

    private static func relative(_ path: String, to folder: String) -> String {
        path == folder ? "" : String(path.dropFirst(folder == "/" ? 1 : folder.count + 1))
    }

    /// An absolute path without `.`, `..` and doubled slashes.
    private static func standardized(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return "/" + parts.joined(separator: "/")
    }
}
