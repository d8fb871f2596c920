import ImpHardware
import ImpOS
import ImpRuntime
import SquirrelCompiler

/// A member of the API that a program names and a device of release 36 does not have.
struct MemberWarning: Equatable {
    let file: String
    let line: Int
    let message: String

    /// In the order of the text; each member once a line.
    static func warnings(in text: [UInt8], named name: String, module: Module) throws -> [MemberWarning] {
        var warnings: [MemberWarning] = []
        for use in try memberUses(of: roots, in: text, name: name) {
            guard let message = message(use.path, module) else { continue }
            let warning = MemberWarning(file: use.source, line: Int(use.line), message: message)
            if warnings.last != warning { warnings.append(warning) }
        }
        return warnings
    }

    private static let entries = Device.api.entries
    private static let roots = Set((entries + LaterNames.entries).map { $0.parents.first ?? $0.name })

    private static func message(_ path: [String], _ module: Module) -> String? {
        // The longest part of the path that is known decides.
        for end in stride(from: path.count, to: 0, by: -1) {
            let name = path[..<end].joined(separator: ".")
            if let later = LaterNames.entries.first(where: { $0.path == name && $0.sides.contains(.device) }) {
                return LaterNames.note(later)
            }
            if let entry = entries.first(where: { $0.path == name }) {
                let owners = entry.modules.modules
                if owners.contains(module) { return nil }
                let list = owners.map(\.rawValue).joined(separator: ", ")
                return "\(module.rawValue) has no \(name); \(list) \(owners.count == 1 ? "has" : "have") it"
            }
        }
        guard path.count > 1, path[0] == "hardware" else { return nil }
        return HardwareNotes.note(path[1], on: module)
    }

    // MARK: As text

    private struct Encoded: Encodable {
        let type = "memberWarning"
        let file: String
        let line: Int
        let message: String
    }

    var json: String { jsonLine(Encoded(file: file, line: line, message: message)) }

    /// The form that editors understand.
    func line(isError: Bool) -> String { "\(file):\(line): \(isError ? "error" : "warning"): \(message)" }
}
