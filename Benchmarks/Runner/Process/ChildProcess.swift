import Glibc

/// What a program that has ended printed, and what it used.
struct ChildRun {
    let output: [UInt8]
    /// User and system time, in seconds.
    let cpuSeconds: Double
    /// From start to end, in seconds.
    let wallSeconds: Double
    /// The largest resident memory, in bytes. Never less than this process's own, which the system counts until the
    /// program has replaced it.
    let peakBytes: Int
}

/// Programs that are started, waited for, and measured by the system itself.
enum ChildProcess {
    /// Runs a command to its end. The environment is this process's unless another one is given.
    static func run(_ command: [String], environment: [String]? = nil) throws -> ChildRun {
        let (readEnd, writeEnd) = try makePipe()
        defer { close(readEnd) }
        let clock = ContinuousClock()
        let start = clock.now
        let id: pid_t
        do {
            defer { close(writeEnd) }
            id = try spawn(command, environment: environment, output: writeEnd)
        }
        let output = readAll(readEnd)
        let (status, usage) = try wait(for: id)
        let wall = clock.now - start
        guard status == 0 else {
            throw BenchmarkError("'\(command.joined(separator: " "))' failed: \(describe(status))")
        }
        return ChildRun(
            output: output, cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime), wallSeconds: wall.seconds,
            peakBytes: usage.ru_maxrss * 1024)
    }

    private static func makePipe() throws -> (readEnd: Int32, writeEnd: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw BenchmarkError("no pipe: \(errorText(errno))") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func spawn(_ command: [String], environment: [String]?, output: Int32) throws -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        var id: pid_t = 0
        let error = withCStrings(command) { arguments in
            guard let environment else { return posix_spawnp(&id, command[0], &actions, nil, arguments, environ) }
            return withCStrings(environment) { posix_spawnp(&id, command[0], &actions, nil, arguments, $0) }
        }
        guard error == 0 else { throw BenchmarkError("cannot start \(command[0]): \(errorText(error))") }
        return id
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    private static func wait(for id: pid_t) throws -> (status: Int32, usage: rusage) {
        var status: Int32 = 0
        var usage = rusage()
        while wait4(id, &status, 0, &usage) < 0 {
            guard errno == EINTR else { throw BenchmarkError("cannot wait for a program: \(errorText(errno))") }
        }
        return (status, usage)
    }

    private static func describe(_ status: Int32) -> String {
        let signal = status & 0x7F
        return signal == 0 ? "status \(status >> 8)" : "signal \(signal)"
    }

    private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
}

/// What the system calls an error.
func errorText(_ number: Int32) -> String { String(cString: strerror(number)) }

private func withCStrings<Result>(
    _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
) rethrows -> Result {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return try body(copies + [nil])
}
