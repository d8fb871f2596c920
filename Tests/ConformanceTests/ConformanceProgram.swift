import Foundation
import SquirrelCompiler
import SquirrelVM
import Testing

@testable import ImpCommand

/// A program below `Conformance/` with what it must print.
///
/// `name.nut` runs in the stock dialect, `name.device.nut` and `name.agent.nut` in the others. `name.out` holds what
/// goes to standard output, `name.err` the reports of uncaught errors, if there are to be any.
struct ConformanceProgram: Sendable, CustomTestStringConvertible {
    let path: String
    var testDescription: String { path }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Conformance")

    static func all(below part: String) -> [ConformanceProgram] {
        let folder = folder.appending(path: part)
        let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".nut") }.sorted().map { ConformanceProgram(path: "\(part)/\($0)") }
    }

    var fileName: String { String(path.split(separator: "/").last ?? "") }

    var dialect: Dialect {
        if path.hasSuffix(".device.nut") { return .device }
        return path.hasSuffix(".agent.nut") ? .agent : .stock
    }

    var source: [UInt8] { bytes(path) ?? [] }
    var expectedOutput: [UInt8]? { bytes(path.dropLast(4) + ".out") }
    var expectedErrors: [UInt8]? { bytes(path.dropLast(4) + ".err") }

    private func bytes(_ path: String) -> [UInt8]? {
        (try? Data(contentsOf: Self.folder.appending(path: path))).map { [UInt8]($0) }
    }

    func run(slice: Int32? = nil) throws -> ProgramResult {
        try ProgramResult(source, name: fileName, dialect: dialect, slice: slice)
    }
}

/// What a program did.
struct ProgramResult {
    let printed: [UInt8]
    let errors: [UInt8]
    /// What is wrong with the machine's memory afterwards.
    let fault: HeapFault?

    init(_ source: [UInt8], name: String = "test", dialect: Dialect = .stock, slice: Int32? = nil) throws {
        let collector = Collector()
        var host = try ScriptHost(dialect: dialect, output: collector)
        let program = try host.compile(source, name: name)
        if let slice {
            _ = host.run(program, arguments: [], slice: slice)
        } else {
            _ = host.run(program, arguments: [])
        }
        fault = host.machine.check()
        printed = collector.printed
        errors = collector.errors
    }

    private final class Collector: ScriptOutput {
        var printed: [UInt8] = []
        var errors: [UInt8] = []

        func print(_ bytes: UnsafeBufferPointer<UInt8>) { printed += bytes }
        func error(_ bytes: UnsafeBufferPointer<UInt8>) { errors += bytes }
        func report(_ report: ErrorReport) { errors += report.lines.flatMap { Array($0.utf8) + [10] } }
        func sliceEnded() {}
    }
}

/// Text in which every address looks the same, as lines.
func comparableLines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self)
        .replacing(/0x(0x)?[0-9a-f]+|0x\(nil\)/, with: "0x…")
        .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
