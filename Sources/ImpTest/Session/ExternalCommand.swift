import Dispatch
import Subprocess
import Synchronization
import SystemPackage

/// Runs the commands that tests ask for.
public protocol CommandRunner: Sendable {
    /// Runs a command in a shell and waits for its end.
    ///
    /// - Parameter seconds: what it may take at most; then it is ended, with everything that it started.
    func run(_ command: String, in folder: String, atMost seconds: Double) -> CommandOutcome
}

/// How a command ended.
public enum CommandOutcome: Equatable, Sendable {
    /// With this exit code, having printed this on standard output.
    case exited(Int32, output: String)
    /// By a signal of this number.
    case killed(Int32)
    case timedOut
    /// It could not be run, or printed more than is taken.
    case failed(String)
}

/// The shell of the computer.
public struct Shell: CommandRunner {
    /// Bytes of output that are taken.
    static let outputLimit = 1 << 20

    public init() {}

    /// Call it on a thread that is none of Swift's pool: it waits for that pool.
    public func run(_ command: String, in folder: String, atMost seconds: Double) -> CommandOutcome {
        let answer = Answer()
        Task { answer.give(await Shell.outcome(command, folder, seconds)) }
        return answer.wait()
    }

    static func outcome(_ command: String, _ folder: String, _ seconds: Double) async -> CommandOutcome {
        await withTaskGroup(of: CommandOutcome?.self) { group in
            group.addTask { await execute(command, folder) }
            group.addTask {
                // Ended early where the command was quicker.
                try? await Task.sleep(for: .seconds(seconds))
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first ?? .timedOut
        }
    }

    private static func execute(_ command: String, _ folder: String) async -> CommandOutcome {
        var options = PlatformOptions()
        // A group of its own, so that what the command starts can be ended with it.
        options.processGroupID = 0
        // At once: a gentler signal reaches only those that are not deaf to it, once the shell is gone.
        options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
        do {
            let result = try await Subprocess.run(
                .path("/bin/sh"), arguments: ["-c", command], workingDirectory: FilePath(folder),
                platformOptions: options, output: .string(limit: outputLimit), error: .discarded)
            switch result.terminationStatus {
            case .exited(let code): return .exited(code, output: result.standardOutput ?? "")
            case .signaled(let signal): return .killed(signal)
            }
        } catch {
            return .failed(String(describing: error))
        }
    }
}

/// What one thread waits for and another gives.
private final class Answer: Sendable {
    private let outcome = Mutex<CommandOutcome?>(nil)
    private let isGiven = DispatchSemaphore(value: 0)

    func give(_ new: CommandOutcome) {
        outcome.withLock { $0 = new }
        isGiven.signal()
    }

    func wait() -> CommandOutcome {
        isGiven.wait()
        return outcome.withLock { $0 } ?? .failed("no outcome")
    }
}
