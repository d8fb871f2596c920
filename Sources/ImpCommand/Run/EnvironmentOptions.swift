import ArgumentParser
import SquirrelCompiler
import SquirrelVM

/// What programs find in `__VARS` and `__EI`, as the cloud compiles them in.
///
/// The values are constants of the compiler: they are part of no text, so no message shows them.
struct EnvironmentOptions: ParsableArguments {
    @Option(
        name: .customLong("env"),
        help: ArgumentHelp("A member of __VARS in both programs; may be repeated.", valueName: "name=value"))
    var variables: [Definition] = []

    @Option(
        name: .customLong("env-file"),
        help: ArgumentHelp("A file of lines NAME=VALUE for __VARS; --env wins.", valueName: "file"),
        completion: .file())
    var file: String?

    /// - Parameter project: the project's folder, which stands for product and device group.
    func constants(project: String) throws(CommandExit) -> ConstantTable {
        var table = ConstantTable()
        let variables = try fileVariables() + variables.map { Variable(name: $0.name, value: $0.value) }
        if !variables.isEmpty { table[Array("__VARS".utf8)] = .enumeration(try members(variables)) }
        table[Array("__EI".utf8)] = .enumeration(EnvironmentOptions.localNames(project))
        return table
    }

    private struct Variable {
        let name: String
        let value: String
    }

    private func fileVariables() throws(CommandExit) -> [Variable] {
        guard let file else { return [] }
        let lines = String(decoding: try InputFile.read(file), as: UTF8.self).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var variables: [Variable] = []
        for (index, line) in lines.enumerated() {
            let text = line.drop { $0 == " " || $0 == "\t" }
            if text.isEmpty || text.hasPrefix("#") { continue }
            guard let equals = text.firstIndex(of: "=") else {
                throw CommandExit(.configuration, "\(file):\(index + 1): NAME=VALUE is expected")
            }
            variables.append(Variable(name: String(text[..<equals]), value: String(text[text.index(after: equals)...])))
        }
        return variables
    }

    private func members(_ variables: [Variable]) throws(CommandExit) -> OrderedNames<Constant> {
        var members = OrderedNames<Constant>()
        for variable in variables {
            guard EnvironmentOptions.isIdentifier(variable.name) else {
                throw CommandExit(.usage, "'\(variable.name)' cannot be a member of __VARS: letters, digits and _ only")
            }
            members[Array(variable.name.utf8)] = .string(Array(variable.value.utf8))
        }
        return members
    }

    private static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(48...57).contains(first) else { return false }
        return name.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0 & 0xDF) || $0 == 95 }
    }

    /// What a local run says of the cloud's names.
    private static func localNames(_ project: String) -> OrderedNames<Constant> {
        let name = project.split(separator: "/").last.map(String.init) ?? "local"
        var members = OrderedNames<Constant>()
        for (key, value) in [
            ("PRODUCT_ID", "local"), ("PRODUCT_NAME", name), ("DEVICEGROUP_ID", "local"), ("DEVICEGROUP_NAME", name),
            ("DEVICEGROUP_TYPE", "development"), ("DEPLOYMENT_ID", "local"), ("DEPLOYMENT_SHA", "local"),
            ("DEPLOYMENT_CREATED_AT", "2026-01-01T00:00:00.000Z"),
        ] {
            members[Array(key.utf8)] = .string(Array(value.utf8))
        }
        return members
    }
}
