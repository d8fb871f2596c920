import Foundation

/// Squirrel 3.0.4, an executable that runs the program in a file.
struct ReferenceInterpreter {
    /// The executable that `IMP_REFERENCE` names.
    static let configured = ProcessInfo.processInfo.environment["IMP_REFERENCE"]

    let path: String
    /// Where programs and what they print are kept.
    let folder: URL

    /// What the reference made of a program.
    struct Result {
        var status: Int32
        var output: [UInt8]
        var errors: [UInt8]

        /// The program ran, to its end or to an uncaught error; otherwise the reference refused it, crashed or hung.
        var isUsable: Bool { status == 0 && !errors.starts(with: "Error [".utf8) }
    }

    /// Runs programs one after the other, each for at most ten seconds.
    func run(_ programs: [(name: String, source: String)]) throws -> [Result] {
        for program in programs { try Data(program.source.utf8).write(to: file(program.name, "nut")) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.currentDirectoryURL = folder
        process.environment = ["REFERENCE": path, "PATH": "/usr/bin:/bin"]
        process.arguments = ["-c", Self.script, "sh"] + programs.map(\.name)
        process.standardInput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try programs.map { try result($0.name) }
    }

    private static let script = """
        for name in "$@"; do
            timeout 10 "$REFERENCE" $name.nut > $name.out 2> $name.err
            echo $? > $name.status
        done
        """

    private func result(_ name: String) throws -> Result {
        let status = String(decoding: try contents(name, "status"), as: UTF8.self)
        return Result(
            status: Int32(status.trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1,
            output: try contents(name, "out"), errors: try contents(name, "err"))
    }

    func file(_ name: String, _ kind: String) -> URL { folder.appending(path: "\(name).\(kind)") }

    private func contents(_ name: String, _ kind: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: file(name, kind)))
    }

    func remove(_ name: String) throws {
        for kind in ["nut", "out", "err", "status"] { try FileManager.default.removeItem(at: file(name, kind)) }
    }
}

extension ReferenceInterpreter.Result {
    private static let heading = "AN ERROR HAS OCCURED ["

    /// The uncaught errors, as `ErrorReport.comparableText` has them; frames of native functions do not count.
    var reports: [String] {
        var reports: [(message: Substring, names: [String])] = []
        for line in String(decoding: errors, as: UTF8.self).split(separator: "\n") {
            if line.hasPrefix(Self.heading) {
                reports.append((line.dropFirst(Self.heading.count).dropLast(), []))
            } else if let name = line.firstMatch(of: /^\*FUNCTION \[(.*)\(\)\] (?!NATIVE)/)?.1, !reports.isEmpty {
                reports[reports.count - 1].names.append(String(name))
            }
        }
        return reports.map { reportText(String($0.message), $0.names) }
    }
}
