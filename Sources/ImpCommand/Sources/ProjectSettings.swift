import ImpBuilder
import Yams

/// What a project says once for all commands: the file `imp.yaml`. Paths in it are relative to its folder.
struct ProjectSettings: Equatable {
    /// Where repositories of GitHub are on this computer, by `owner/repository`.
    var sources: [String: String] = [:]
    /// A folder with clones of GitHub's repositories.
    var clones: String?
    /// Folders with libraries.
    var libraries: [String] = []

    static let fileName = "imp.yaml"

    /// The settings for a folder: of the nearest file in it or around it; empty without one.
    static func nearest(to folder: String) throws(CommandExit) -> ProjectSettings {
        var place = folder
        while true {
            let path = (place == "/" ? "" : place) + "/" + fileName
            if InputFile.exists(path) { return try read(path, in: place) }
            if place == "/" { return ProjectSettings() }
            place = InputFile.parent(of: place)
        }
    }

    private static func read(_ path: String, in folder: String) throws(CommandExit) -> ProjectSettings {
        let text = String(decoding: try InputFile.read(path), as: UTF8.self)
        do {
            guard let root = try Yams.compose(yaml: text) else { return ProjectSettings() }
            return try ProjectSettings(root, in: folder)
        } catch let error as Mistake {
            throw CommandExit(.configuration, "\(path):\(error.line): \(error.problem)")
        } catch {
            throw CommandExit(.configuration, "\(path): \(error)")
        }
    }

    init() {}

    private init(_ root: Node, in folder: String) throws {
        let absolute = { (path: String) in path.hasPrefix("/") ? path : folder + "/" + path }
        guard let members = root.mapping else { throw Mistake(root, "a mapping is expected") }
        for (key, value) in members {
            switch key.string {
            case "sources":
                guard let map = value.mapping else {
                    throw Mistake(value, "sources: owner/repository: folder is expected")
                }
                for (name, path) in map {
                    sources[try Mistake.text(name, "sources")] = absolute(try Mistake.text(path, "sources"))
                }
            case "clones": clones = absolute(try Mistake.text(value, "clones"))
            case "libraries":
                guard let list = value.sequence else {
                    throw Mistake(value, "libraries: a list of folders is expected")
                }
                libraries = try list.map { absolute(try Mistake.text($0, "libraries")) }
            default:
                throw Mistake(key, "\(key.string ?? "?"): an unknown key; known are sources, clones, libraries")
            }
        }
    }

    /// What is wrong in the file, and in which line.
    private struct Mistake: Error {
        let line: Int
        let problem: String

        init(_ node: Node, _ problem: String) {
            line = node.mark?.line ?? 1
            self.problem = problem
        }

        static func text(_ node: Node, _ key: String) throws -> String {
            guard let text = node.string, !text.isEmpty else { throw Mistake(node, "\(key): a text is expected") }
            return text
        }
    }
}
