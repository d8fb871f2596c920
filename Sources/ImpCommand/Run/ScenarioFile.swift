import ImpScenario

/// A scenario in a file.
enum ScenarioFile {
    static func read(_ path: String) throws(CommandExit) -> Scenario {
        let bytes = try InputFile.read(path)
        do {
            return try Scenario(yaml: bytes, file: path)
        } catch {
            throw CommandExit(.configuration, String(describing: error))
        }
    }
}
