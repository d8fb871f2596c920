import FoundationEssentials
import ImpBuilder
import ImpTest

/// The programs of a project of the vendor's tool: what `.impt.project` names.
struct RunProject: Decodable {
    let deviceFile: String?
    let agentFile: String?

    static let fileName = ".impt.project"

    /// Of the current folder; nil where there is none.
    static func current() throws(CommandExit) -> RunProject? {
        guard InputFile.exists(fileName) else { return nil }
        let bytes = try InputFile.read(fileName)
        do {
            return try JSONDecoder().decode(RunProject.self, from: Data(bytes))
        } catch {
            throw CommandExit(.configuration, "\(fileName) is no project file: deviceFile and agentFile name programs")
        }
    }
}
