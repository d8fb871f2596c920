import ArgumentParser
import ImpRuntime
import ImpSimulation

/// `imp api`.
struct APICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "api",
        abstract: "List the API that devices and agents see.",
        discussion: """
            Members that came after release 36 are marked with the release; programs do not see them.

            Examples:
              imp api
              imp api hardware
              imp api --agent --json http
            """
    )

    @Flag(help: "Only what devices have.")
    var device = false

    @Flag(help: "Only what agents have.")
    var agent = false

    @Option(help: ArgumentHelp("Only what devices with this module have.", valueName: "module"))
    var module: ModuleName?

    @Flag(help: "Print the list as JSON, one object per line.")
    var json = false

    @Argument(help: "Only members whose path contains this.")
    var text: String?

    func run() throws {
        let rows = allAPIRows().filter(isWanted)
        if json {
            for row in rows { Console.current.print(jsonLine(row)) }
        } else {
            for line in table(rows) { Console.current.print(line) }
        }
        if rows.isEmpty { throw CommandExit(.failure, "no member of the API matches") }
    }

    private func isWanted(_ row: APIRow) -> Bool {
        if device && !row.sides.contains("device") || agent && !row.sides.contains("agent") { return false }
        if let module, !row.modules.contains(module.module.rawValue) { return false }
        return text.map { row.path.contains($0) } ?? true
    }

    /// Signature, side and prose in columns.
    private func table(_ rows: [APIRow]) -> [String] {
        let width = min(44, rows.map(\.signature.count).max() ?? 0)
        return rows.map { row in
            let sides = row.sides.count > 1 ? "both" : row.sides.first ?? ""
            let since = row.isPresent ? "" : " (came with \(row.since))"
            return "\(row.signature.padded(to: width))  \(sides.padded(to: 6))  \(row.prose)\(since)"
        }
    }
}

extension Module: ExpressibleByArgument {}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
}
