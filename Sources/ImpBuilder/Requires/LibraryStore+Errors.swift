extension LibraryStore {
    func withoutVersion(_ require: Require) throws(SourceError) -> SourceError {
        let what = require.version.isEmpty ? "has no version" : "has no version like 1.2.3"
        let newest = try versions(of: require.name).last?.text
        return SourceError(
            "#require \"\(require.text)\" \(what)",
            advice: "Write #require \"\(require.name):\(newest ?? "1.2.3")\".")
    }

    func unknown(_ require: Require) throws(SourceError) -> SourceError {
        let versions = try versions(of: require.name)
        if let newest = versions.last {
            let all = versions.map(\.text).joined(separator: ", ")
            return SourceError(
                "There is no version \(require.version) of \(require.name) on this computer; there are \(all)",
                advice: "Write #require \"\(require.name):\(newest.text)\", or \(howToGet(require))")
        }
        return SourceError("There is no library \(require.name) on this computer", advice: suggestion(require))
    }

    private func suggestion(_ require: Require) -> String {
        if index.repository(of: require.name) == nil, let near = nearest(to: require.name) {
            return "Did you mean \(near)? Else, \(howToGet(require))"
        }
        let text = howToGet(require)
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    private func howToGet(_ require: Require) -> String {
        if index.repository(of: require.name) != nil { return "type: imp library add \(require.text)" }
        let folder = folders.isEmpty ? "a folder and name that: --libraries FOLDER" : folders.joined(separator: " or ")
        return "put the file \(require.name)-\(require.version), or a clone of its repository, into \(folder)"
    }

    /// A name that differs little, among those that are known and those that are there.
    func nearest(to name: String) -> String? {
        let known = index.entries.compactMap(\.names.first) + places.flatMap { $0.versionedFiles.map(\.name) }
        let stem = { (name: String) in String(name.lowercased().prefix { $0 != "." }) }
        guard let near = Suggestion.nearest(to: stem(name), in: known.map(stem), within: max(1, stem(name).count / 3))
        else { return nil }
        return known.first { stem($0) == near }
    }

    /// The versions that are on this computer, the newest last. Repositories that are called otherwise count if their
    /// head has the library.
    func versions(of name: String) throws(SourceError) -> [LibraryVersion] {
        let names = index.names(sameAs: name)
        var found: Set<LibraryVersion> = []
        for place in places {
            for file in place.versionedFiles where names.contains(file.name.lowercased()) { found.insert(file.version) }
            for repository in place.repositories {
                for name in names where try repository.mayHold(name, names) {
                    found.formUnion(try repository.versions(of: name))
                }
            }
        }
        return found.sorted()
    }
}

extension LibraryRepository {
    fileprivate func mayHold(_ name: String, _ names: [String]) throws(SourceError) -> Bool {
        if isLikely(names) { return true }
        return try folder.files(ref: "HEAD").contains { PosixPath.name(of: $0).lowercased() == name }
    }
}

extension Require {
    /// As written.
    fileprivate var text: String { version.isEmpty ? name : "\(name):\(version)" }
}
