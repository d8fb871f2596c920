import Glibc
import Synchronization

/// Where a command writes: data to standard output, talk to standard error.
///
/// Standard output is buffered; it is written when the buffer is full, before the command waits for anything, and at
/// the end. On a terminal it is written after every line.
final class Console: Sendable {
    /// The console of the command that runs.
    @TaskLocal static var current = Console(.process)

    /// What is at the other end.
    enum Destination: Sendable {
        /// The process's own standard output and error.
        case process
        /// Kept in memory, for tests.
        case memory
    }

    private struct State {
        var output: [UInt8] = []
        var talk: [UInt8] = []
    }

    private let destination: Destination
    private let state = Mutex(State())
    private let flushesLines: Bool
    /// Whether standard output and standard error may be coloured.
    private let coloursOutput: Bool
    private let coloursTalk: Bool
    /// Whether somebody watches standard error: a terminal, and no CI system that keeps what is printed.
    let showsProgress: Bool

    private static let bufferSize = 1 << 16

    init(_ destination: Destination) {
        self.destination = destination
        flushesLines = destination == .process && isatty(STDOUT_FILENO) == 1
        let environment = { (name: String) in getenv(name).map { String(cString: $0) } }
        coloursOutput = destination == .process && Console.wantsColours(STDOUT_FILENO, environment: environment)
        coloursTalk = destination == .process && Console.wantsColours(STDERR_FILENO, environment: environment)
        showsProgress =
            destination == .process && isatty(STDERR_FILENO) == 1 && environment("CI")?.isEmpty != false
            && environment("TERM") != "dumb"
    }

    /// Colour is for people: a terminal, and neither `NO_COLOR` nor `CI`.
    static func wantsColours(_ descriptor: Int32, environment: (String) -> String?) -> Bool {
        let refused = ["NO_COLOR", "CI"].contains { environment($0)?.isEmpty == false }
        return isatty(descriptor) == 1 && !refused && environment("TERM") != "dumb"
    }

    // MARK: Standard output

    func write(_ bytes: some Sequence<UInt8>) {
        state.withLock { state in
            let start = state.output.count
            state.output.append(contentsOf: bytes)
            guard destination == .process else { return }
            if state.output.count >= Self.bufferSize || (flushesLines && state.output[start...].contains(10)) {
                Self.drain(&state.output, STDOUT_FILENO)
            }
        }
    }

    func print(_ line: String) {
        write(line.utf8)
        write(CollectionOfOne(10))
    }

    /// Writes what is buffered; call it before waiting.
    func flush() {
        state.withLock { state in
            if destination == .process { Self.drain(&state.output, STDOUT_FILENO) }
        }
    }

    // MARK: Standard error

    /// Says something to the person who started the command. Standard output goes first, so that the order is kept.
    func talk(_ bytes: some Sequence<UInt8>) {
        flush()
        state.withLock { state in
            state.talk.append(contentsOf: bytes)
            if destination == .process { Self.drain(&state.talk, STDERR_FILENO) }
        }
    }

    func say(_ line: String) {
        talk(Array(line.utf8) + [10])
    }

    /// `error: text`, the word in red where colours are wanted.
    func complain(_ text: String) {
        say((coloursTalk ? "\u{1B}[1;31merror:\u{1B}[0m " : "error: ") + text)
    }

    // MARK: Progress

    /// Shows how far a long work has come, in a line that the next one replaces; nil takes the line away. Does nothing
    /// where nobody watches.
    func showProgress(_ text: String?) {
        guard showsProgress else { return }
        talk(Array("\r\u{1B}[K\(text ?? "")".utf8))
    }

    // MARK: Colours

    enum Style {
        case plain, quiet, good, alarming
    }

    /// A line for standard output, coloured if that is wanted.
    func styled(_ line: String, _ style: Style) -> String {
        guard coloursOutput else { return line }
        switch style {
        case .plain: return line
        case .quiet: return "\u{1B}[2m\(line)\u{1B}[0m"
        case .good: return "\u{1B}[32m\(line)\u{1B}[0m"
        case .alarming: return "\u{1B}[31m\(line)\u{1B}[0m"
        }
    }

    // MARK: For tests

    /// What a console in memory has taken so far.
    var collected: (output: [UInt8], talk: [UInt8]) { state.withLock { ($0.output, $0.talk) } }

    /// Nobody reads any more. Part of the process may have told the system not to end it for that.
    private static func endForClosedPipe() -> Never {
        signal(SIGPIPE, SIG_DFL)
        raise(SIGPIPE)
        exit(ExitStatus.failure.rawValue)
    }

    private static func drain(_ buffer: inout [UInt8], _ descriptor: Int32) {
        buffer.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = UnsafeRawBufferPointer(rebasing: rest).withMemoryRebound(to: UInt8.self) {
                    Glibc.write(descriptor, $0.baseAddress, $0.count)
                }
                if count < 0 && errno == EINTR { continue }
                if count < 0 && errno == EPIPE { endForClosedPipe() }
                if count <= 0 { break }
                rest = rest.dropFirst(count)
            }
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
