import Glibc

/// Runs `git` and takes what it prints.
enum GitCommand {
    struct Failure: Error {
        let status: Int32
        /// What git said; what is wrong with starting it if it said nothing.
        let message: String
    }

    /// Whether git may reach for other computers. A partial clone would, when it is only read.
    enum Reach {
        case thisComputer
        /// Git's own progress is shown on standard error.
        case network(showsProgress: Bool)
    }

    /// The bytes on standard output of `git -C folder arguments…`.
    static func run(
        in folder: String, _ arguments: [String], reach: Reach = .thisComputer
    ) throws(Failure) -> [UInt8] {
        var ends: [Int32] = [0, 0]
        // A file for what git says: nobody has to read it while the other end is read.
        guard pipe(&ends) == 0, let file = tmpfile() else { throw Failure(status: -1, message: lastError) }
        defer { fclose(file) }
        defer { close(ends[0]) }
        let said = fileno(file)
        for end in ends + [said] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let words = ["git"] + reach.options + ["-C", folder] + arguments
        let process = start(words, ends[1], reach.showsProgress ? STDERR_FILENO : said)
        close(ends[1])
        guard let process else { throw Failure(status: -1, message: "git cannot be started; is it installed?") }
        let output = readAll(ends[0])
        let status = wait(for: process)
        guard status == 0 else {
            lseek(said, 0, SEEK_SET)
            let words = String(bytes: readAll(said)).trimmedAtEnd
            throw Failure(status: status, message: words.isEmpty ? "git \(arguments[0]) failed" : words)
        }
        return output
    }

    private static func start(_ arguments: [String], _ output: Int32, _ errors: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
        let words = arguments.map { strdup($0) } + [nil]
        let variables = environment.map { strdup($0) } + [nil]
        defer { for word in words + variables { free(word) } }
        var process = pid_t()
        return posix_spawnp(&process, "git", &actions, nil, words, variables) == 0 ? process : nil
    }

    /// That of the process, but for what would lead git to another repository, as inside of a hook; in English, and
    /// without questions.
    private static var environment: [String] {
        var kept: [String] = []
        var next = environ
        while let variable = next.pointee {
            let text = String(cString: variable)
            if !replaced.contains(where: text.hasPrefix) { kept.append(text) }
            next += 1
        }
        return kept + ["LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_LITERAL_PATHSPECS=1"]
    }

    private static let replaced = [
        "GIT_DIR=", "GIT_WORK_TREE=", "GIT_COMMON_DIR=", "GIT_INDEX_FILE=", "GIT_OBJECT_DIRECTORY=",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES=", "GIT_NAMESPACE=", "GIT_PREFIX=", "LC_ALL=", "GIT_TERMINAL_PROMPT=",
        "GIT_OPTIONAL_LOCKS=", "GIT_LITERAL_PATHSPECS=",
    ]

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    /// The exit code; -1 if there is none.
    private static func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            if errno != EINTR { return -1 }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
    }

    private static var lastError: String { String(cString: strerror(errno)) }
}

extension GitCommand.Reach {
    fileprivate var options: [String] {
        if case .network = self { return [] }
        return ["-c", "protocol.allow=never"]
    }

    fileprivate var showsProgress: Bool {
        if case .network(showsProgress: true) = self { return true }
        return false
    }
}

extension GitCommand.Failure {
    /// The line of what git said that tells why it ended.
    var reason: String {
        let fatal = lines.first { $0.hasPrefix("fatal: ") }.map { $0.dropFirst("fatal: ".count) }
        return String(fatal ?? lines.first ?? message[...])
    }

    private var lines: [Substring] { message.split(separator: "\n") }

    /// What to tell about a failure that does not just mean that something is not there.
    func error(in folder: String) -> SourceError {
        guard message.contains("dubious ownership") else {
            return SourceError("git failed in \(folder): \(reason)", advice: "Try it: git -C \(folder) log -1")
        }
        let command = lines.first { $0.contains("safe.directory") }.map { String($0).trimmedAtStart }
        return SourceError(
            "git does not read \(folder), since it belongs to somebody else",
            advice: "If you trust it, type: \(command ?? "git config --global --add safe.directory \(folder)")")
    }
}
