import Foundation
import Testing

/// What the framework writes into the log is what impUnit 1.2.3 writes for the same tests. The recorded lines were
/// written by impUnit itself.
@Suite struct RecordedSessions {
    @Test(arguments: RecordedSession.all)
    func sayTheSame(session: RecordedSession) throws {
        let lines = try sessionLines(of: session.tests, on: session.side, settings: session.settings)
        let found = inAnyOrderOfCases(lines.map(withoutAddresses))
        #expect(found == inAnyOrderOfCases(try session.lines))
    }

    @Test func areFound() {
        #expect(RecordedSession.all.count == 26)
    }
}

/// `name.nut` holds tests, its first line what the runner is to be set to; `name.device.out` and `name.agent.out` hold
/// the log of either side. Addresses of objects are left out of it.
struct RecordedSession: Sendable, CustomTestStringConvertible {
    let name: String
    let side: Side
    var testDescription: String { "\(name) on the \(side)" }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/framework")

    static let all: [RecordedSession] = {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return files.sorted().compactMap { file in
            let parts = file.split(separator: ".")
            guard parts.count == 3, parts[2] == "out", let side = Side(rawValue: String(parts[1])) else { return nil }
            return RecordedSession(name: String(parts[0]), side: side)
        }
    }()

    var tests: String { get throws { try text("\(name).nut") } }

    var settings: [String] {
        get throws {
            let mark = "// settings: "
            let line = try #require(try tests.split(separator: "\n").first)
            try #require(line.hasPrefix(mark), "\(name).nut has no settings in its first line")
            return line.dropFirst(mark.count).split(separator: "; ").map(String.init)
        }
    }

    var lines: [String] {
        get throws { try text("\(name).\(side).out").split(separator: "\n").map(String.init) }
    }

    private func text(_ file: String) throws -> String {
        try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
    }
}

/// The lines with those of each test case together, the cases in alphabetical order: in which order they run depends on
/// what else is in the root table, and so on every member of the API.
func inAnyOrderOfCases(_ lines: [String]) -> [String] {
    let start = #""type":"TEST_START""#
    let first = lines.firstIndex { $0.contains(start) } ?? lines.endIndex
    let last = lines.lastIndex { $0.contains("SESSION_RESULT") } ?? lines.endIndex
    guard first < last else { return lines }
    var cases: [String: [String]] = [:]
    var name = ""
    for line in lines[first..<last] {
        if line.contains(start), let found = line.firstMatch(of: /"message":"(\w+)::/) { name = String(found.output.1) }
        cases[name, default: []].append(line)
    }
    return lines[..<first] + cases.sorted { $0.key < $1.key }.flatMap(\.value) + lines[last...]
}

func withoutAddresses(_ line: String) -> String {
    line.replacing(/0x[0-9a-f]{2,}/, with: "0x…")
}
