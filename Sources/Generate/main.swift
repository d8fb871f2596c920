import Foundation

// Writes every generated file whose content has changed, from the folder of the package.
for file in GeneratedFile.all {
    let url = URL(fileURLWithPath: file.path)
    if let old = try? String(contentsOf: url, encoding: .utf8), old == file.content { continue }
    do {
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try file.content.write(to: url, atomically: true, encoding: .utf8)
        print("wrote \(file.path)")
    } catch {
        print("\(file.path): \(error.localizedDescription)")
        exit(1)
    }
}
