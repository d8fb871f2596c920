import Foundation
import SquirrelCompiler
import SquirrelVM
import Testing

@testable import ImpCommand

/// A program below `Conformance/` with what it must print.
///
/// `name.nut` runs in the stock dialect, `name.device.nut` and `name.agent.nut` in the others. `name.out` holds what
/// goes to standard output, `name.err` the reports of uncaught errors, if there are to be any, and how the program
/// ends where memory runs out. A first line `// limits: heapBytes=1000000 nativeDepth=20` sets what it may use.
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
        try ProgramResult(source, name: fileName, dialect: dialect, limits: try limits(), slice: slice)
    }
}

extension ConformanceProgram {
    /// The limits of `imp squirrel` but for those that the first line names.
    func limits() throws -> MachineLimits {
        var limits = ScriptHost<Collector>.defaultLimits
        let mark = "// limits:"
        guard let line = String(decoding: source, as: UTF8.self).split(separator: "\n").first, line.hasPrefix(mark)
        else { return limits }
        for item in line.dropFirst(mark.count).split(separator: " ") {
            let parts = item.split(separator: "=")
            let field = try #require(Self.limitFields[String(parts[0])], "\(path): no limit is named \(parts[0])")
            limits[keyPath: field] = try #require(UInt32(parts[1]))
        }
        return limits
    }

    private static var limitFields: [String: WritableKeyPath<MachineLimits, UInt32>] {
        [
            "heapBytes": \.heapBytes, "stackBytes": \.stackBytes, "nativeDepth": \.nativeDepth,
            "reserveBytes": \.reserveBytes,
        ]
    }
}

/// What a program did.
struct ProgramResult {
    let printed: [UInt8]
    let errors: [UInt8]
    /// What is wrong with the machine's memory afterwards.
    let fault: HeapFault?

    init(
        _ source: [UInt8], name: String = "test", dialect: Dialect = .stock,
        limits: MachineLimits = ScriptHost<Collector>.defaultLimits, slice: Int32? = nil
    ) throws {
        let collector = Collector()
        var host = try ScriptHost(dialect: dialect, limits: limits, output: collector)
        let program = try host.compile(source, name: name)
        let outcome = host.run(program, arguments: [], slice: slice ?? ScriptHost<Collector>.defaultSlice)
        if outcome == .outOfMemory { collector.errors += Array("out of memory\n".utf8) }
        fault = host.machine.check()
        printed = collector.printed
        errors = collector.errors
    }
}

/// Keeps what a program prints and what is reported.
final class Collector: ScriptOutput {
    var printed: [UInt8]
    var errors: [UInt8]

    init(printed: [UInt8] = [], errors: [UInt8] = []) {
        self.printed = printed
        self.errors = errors
    }

    func print(_ bytes: UnsafeBufferPointer<UInt8>) { printed += bytes }
    func error(_ bytes: UnsafeBufferPointer<UInt8>) { errors += bytes }
    func report(_ report: ErrorReport) { errors += report.lines.flatMap { Array($0.utf8) + [10] } }
    func sliceEnded() {}
}

/// Text in which every address looks the same.
func withoutAddresses(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing(/0x(0x)?[0-9a-f]+|0x\(nil\)/, with: "0x…")
}

/// The same as lines.
func comparableLines(_ bytes: [UInt8]) -> [String] {
    withoutAddresses(bytes).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
}
