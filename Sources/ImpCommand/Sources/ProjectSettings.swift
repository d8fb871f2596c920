import FoundationEssentials
import ImpBuilder
import ImpTest

/// What a project says once for all commands: the file `imp.json`, which may have comments. Paths in it are relative to
/// its folder.
struct ProjectSettings: Equatable {
    /// Where repositories of GitHub are on this computer, by `owner/repository`.
    var sources: [String: String] = [:]
    /// A folder with clones of GitHub's repositories.
    var clones: String?
    /// Folders with libraries.
    var libraries: [String] = []

    static let fileName = "imp.json"

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
        let bytes = try InputFile.read(path)
        do {
            let decoder = JSONDecoder()
            decoder.allowsJSON5 = true
            return try ProjectSettings(decoder.decode([String: JSONValue].self, from: Data(bytes)), in: folder)
        } catch let error as Mistake {
            throw CommandExit(.configuration, "\(path): \(error.problem)")
        } catch {
            throw CommandExit(.configuration, "\(path) is no JSON object")
        }
    }

    init() {}

    private init(_ members: [String: JSONValue], in folder: String) throws(Mistake) {
        for (key, value) in members {
            switch (key, value) {
            case ("sources", .object(let map)):
                for (name, path) in map { sources[name] = try ProjectSettings.path(path, key, in: folder) }
            case ("clones", .string): clones = try ProjectSettings.path(value, key, in: folder)
            case ("libraries", .array(let list)):
                for path in list { libraries.append(try ProjectSettings.path(path, key, in: folder)) }
            case ("sources", _): throw Mistake(problem: "sources: { \"owner/repository\": \"folder\" } is expected")
            case ("clones", _): throw Mistake(problem: "clones: a folder is expected")
            case ("libraries", _): throw Mistake(problem: "libraries: a list of folders is expected")
            default: throw Mistake(problem: "\(key): an unknown key; known are sources, clones, libraries")
            }
        }
    }

    private static func path(_ value: JSONValue, _ key: String, in folder: String) throws(Mistake) -> String {
        guard case .string(let path) = value, !path.isEmpty else {
            throw Mistake(problem: "\(key): a folder is expected")
        }
        return path.hasPrefix("/") ? path : folder + "/" + path
    }

    private struct Mistake: Error {
        let problem: String
    }
}
