import ArgumentParser
import Glibc
import ImpBuilder

/// `imp`: all commands.
struct Imp: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "imp",
        abstract: "impOS 36 for everyone: run Squirrel programs, devices and agents.",
        discussion: """
            Examples:
              imp run device.nut agent.nut     a device and its agent, linked
              imp test                         the project's impUnit tests
              imp squirrel hello.nut           a plain program
              imp check *.nut                  does it compile?
              imp build device.nut             put a program of several files together
              imp library fetch device.nut     download the libraries that it requires

            Data goes to standard output, everything else to standard error. How commands end is listed in \
            docs/exit-codes.md.
            """,
        version: Version.line,
        subcommands: [
            RunCommand.self, TestCommand.self, SquirrelCommand.self, CheckCommand.self, BuildCommand.self,
            LibraryCommand.self, DisassembleCommand.self, APICommand.self,
        ]
    )
}

/// Runs the command that the arguments name, the first being the program's own name.
public func runCommand(_ arguments: [String]) -> ExitStatus {
    let arguments = Array(arguments.dropFirst())
    defer { Console.current.flush() }
    do {
        var command = try Imp.parseAsRoot(arguments)
        try command.run()
        return .success
    } catch let exit as CommandExit {
        if let message = exit.message { Console.current.complain(message) }
        return exit.status
    } catch {
        return explain(error, arguments)
    }
}

/// Ends the process.
public func exitProcess(with status: ExitStatus) -> Never {
    exit(status.rawValue)
}

/// Prints help, the version, or what is wrong with the command line.
private func explain(_ error: any Error, _ arguments: [String]) -> ExitStatus {
    guard Imp.exitCode(for: error) != .success else {
        Console.current.print(Imp.fullMessage(for: error))
        return .success
    }
    if let unknown = unknownCommand(arguments) {
        var text = "there is no command '\(unknown)'."
        if let near = Suggestion.nearest(to: unknown, in: Imp.commandNames) { text += " Did you mean '\(near)'?" }
        Console.current.complain(text)
        Console.current.say("See 'imp --help'.")
    } else {
        let text = Imp.fullMessage(for: error)
        let prefix = "Error: "
        Console.current.complain(text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text)
    }
    return .usage
}

/// The first argument, if it should be a command and is none.
private func unknownCommand(_ arguments: [String]) -> String? {
    guard let first = arguments.first, !first.hasPrefix("-"), !Imp.commandNames.contains(first) else { return nil }
    return first
}

extension Imp {
    static var commandNames: [String] {
        configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    }
}
