import FoundationEssentials
import Glibc
import ImpSimulation

/// A simulation in a file.
enum SnapshotFile {
    /// Written under another name first, so that the file is whole or the old one.
    static func write(_ snapshot: SimulationSnapshot, to path: String) throws(CommandExit) {
        do {
            try JSONEncoder().encode(snapshot).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw CommandExit(.failure, "cannot write \(path): \(String(cString: strerror(errno)))")
        }
    }

    static func read(_ path: String) throws(CommandExit) -> SimulationSnapshot {
        let bytes = try InputFile.read(path)
        do {
            return try JSONDecoder().decode(SimulationSnapshot.self, from: Data(bytes))
        } catch {
            throw CommandExit(.configuration, "\(path) is no snapshot of this release")
        }
    }
}
