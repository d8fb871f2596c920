import FoundationEssentials
import Glibc
import ImpRuntime
import ImpSimulation

/// The folder of `--state`: a file for the device, one for the agent. It belongs to one run at a time.
final class StateFolder {
    /// What lies in it when the run begins; nil: nothing yet.
    private(set) var found: StoredPair?
    private let path: String
    private let lock: Int32
    private var written: StoredPair?
    /// Why something could not be written while the run went on.
    private(set) var failure: CommandExit?

    /// Opens the folder, which is made if need be.
    ///
    /// - Throws: when another run has it, or when it holds something else.
    init(path: String) throws(CommandExit) {
        self.path = path
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw StateFolder.failed("make", path) }
        lock = open(path + "/lock", O_CREAT | O_RDWR | O_CLOEXEC, 0o666)
        guard lock >= 0 else { throw StateFolder.failed("write", path + "/lock") }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw CommandExit(.failure, "\(path) is in use by another run; give this one another folder")
        }
        do {
            found = try read()
        } catch {
            close(lock)
            throw error
        }
        written = found
    }

    deinit { close(lock) }

    // MARK: Files

    private var deviceFile: String { path + "/device.json" }
    private var agentFile: String { path + "/agent.json" }

    private func read() throws(CommandExit) -> StoredPair? {
        switch (InputFile.exists(deviceFile), InputFile.exists(agentFile)) {
        case (false, false): return nil
        case (true, true):
            return StoredPair(
                device: try decode(StoredDevice.self, deviceFile), agent: try decode(StoredAgent.self, agentFile))
        case (let hasDevice, _):
            throw CommandExit(
                .configuration,
                "\(path) has only \(hasDevice ? "device.json" : "agent.json"); restore the other file, or delete it")
        }
    }

    private func decode<Stored: Decodable>(_ type: Stored.Type, _ file: String) throws(CommandExit) -> Stored {
        let bytes = try InputFile.read(file)
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch DecodingError.dataCorrupted(let context) {
            throw CommandExit(.configuration, "\(file) cannot be used: \(context.debugDescription)")
        } catch {
            throw CommandExit(.configuration, "\(file) is nothing that a run of this release has stored")
        }
    }

    private func encode(_ stored: some Encodable, to file: String) throws(CommandExit) {
        do {
            try JSONEncoder().encode(stored).write(to: URL(filePath: file), options: .atomic)
        } catch {
            throw StateFolder.failed("write", file)
        }
    }

    private static func failed(_ verb: String, _ path: String) -> CommandExit {
        CommandExit(.failure, "cannot \(verb) \(path): \(String(cString: strerror(errno)))")
    }

    // MARK: Keeping

    /// Writes what has changed. Each file is the old or the new one, whatever happens to the process.
    func keep(_ simulation: Simulation) throws(CommandExit) {
        let stored = simulation.stored
        if stored.device != written?.device { try encode(stored.device, to: deviceFile) }
        if stored.agent != written?.agent { try encode(stored.agent, to: agentFile) }
        written = stored
    }

    /// The run is at rest for a moment: a good time to write. A run whose state cannot be kept ends.
    func rest(_ simulation: Simulation) {
        do throws(CommandExit) {
            try keep(simulation)
        } catch {
            failure = error
            simulation.control.stop()
        }
    }
}
