import Foundation
import FuzzTargets
import Testing

/// What fuzzing found once is found never again. A broken promise ends the process; the last line says which input.
@Suite struct RegressionTests {
    @Test(arguments: FuzzTarget.all.map(\.name))
    func everyInputKeepsThePromise(name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        for path in Project.files(below: "Fuzz/Regressions/\(name)") {
            FileHandle.standardError.write(Data("fuzz \(name): \(path)\n".utf8))
            try target.run(Project.bytes(path))
        }
    }
}

extension FuzzTarget {
    func run(_ input: [UInt8]) { input.withUnsafeBytes(body) }
}

enum Project {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Paths from the project's folder, in order.
    static func files(below part: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder.appending(path: part).path)?.allObjects ?? []
        return names.compactMap { $0 as? String }.map { "\(part)/\($0)" }.filter(isFile).sorted()
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: path)))
    }

    private static func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: folder.appending(path: path).path, isDirectory: &isFolder)
            && !isFolder.boolValue
    }
}
