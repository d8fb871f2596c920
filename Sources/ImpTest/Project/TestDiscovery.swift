import FoundationEssentials

extension TestProject {
    /// The files to be tested: for each pattern in order, the files that match and are selected, each with its partner.
    /// A file that two patterns find is tested twice, as by the vendor's tool.
    ///
    /// - Parameter below: a folder, or a file, of the project to stay in, relative to it; empty for all. A file need
    ///   not match a pattern.
    public func testFiles(_ selection: TestSelection = .all, below: String = "") -> [TestFile] {
        let paths = exists(below) ? [below] : patterns.flatMap { Glob.files($0, in: folder) }
        return paths.filter { below.isEmpty || $0 == below || $0.hasPrefix(below + "/") }
            .filter(selection.includes).map(withPartner)
    }

    private func withPartner(_ path: String) -> TestFile {
        var file = TestFile(path)
        file.partner = file.partnerPath.flatMap { exists($0) ? $0 : nil }
        return file
    }

    /// Whether the project has a file, no folder, of this path.
    private func exists(_ path: String) -> Bool {
        var isFolder: Bool = false
        let exists = FileManager.default.fileExists(atPath: folder + "/" + path, isDirectory: &isFolder)
        return exists && !isFolder && !path.isEmpty
    }

    /// - Throws: where a program under test does not exist.
    public func checkPrograms() throws(ProjectError) {
        for (name, path) in [("agentFile", agentFile), ("deviceFile", deviceFile)] {
            guard let path, !exists(path) else { continue }
            throw ProjectError("\(file ?? folder): \(name): there is no file \(path)")
        }
    }
}
