import Foundation

// Writes every generated file whose content has changed.
do {
    for file in try GeneratedFile.all() {
        let url = GeneratedFile.root.appending(path: file.path)
        if let old = try? String(contentsOf: url, encoding: .utf8), old == file.content { continue }
        try file.content.write(to: url, atomically: true, encoding: .utf8)
        print("wrote \(file.path)")
    }
} catch {
    print("generate: \(error)")
    exit(1)
}
