import Glibc

/// Runs `git` and takes what it prints.
enum GitCommand {
    struct Failure: Error {
        /// What git said.
        let message: String
    }

    /// The bytes on standard output of `git -C folder arguments…`.
    static func run(in folder: String, _ arguments: [String]) throws(Failure) -> [UInt8] {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw Failure(message: lastError) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[0]) }
        let process = start(["git", "-C", folder] + arguments, output: ends[1])
        close(ends[1])
        guard let process else { throw Failure(message: "git cannot be started; is it installed?") }
        let output = readAll(ends[0])
        guard wait(for: process) else { throw Failure(message: "git \(arguments.joined(separator: " ")) failed") }
        return output
    }

    private static func start(_ arguments: [String], output: Int32) -> pid_t? {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let words = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        return posix_spawnp(&process, "git", &actions, nil, words, environ) == 0 ? process : nil
    }

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

    private static func wait(for process: pid_t) -> Bool {
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0 {
            if errno != EINTR { return false }
        }
        return status == 0
    }

    private static var lastError: String { String(cString: strerror(errno)) }
}
