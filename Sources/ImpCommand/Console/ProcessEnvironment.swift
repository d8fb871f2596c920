import FoundationEssentials

/// The variables of the process; tests give others.
enum ProcessEnvironment {
    @TaskLocal static var current = ProcessInfo.processInfo.environment
}
