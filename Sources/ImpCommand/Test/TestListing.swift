import FoundationEssentials
import ImpTest

/// Which tests a project has, as far as its text tells.
struct TestListing {
    let files: [File]

    struct File: Encodable {
        let type = "testFile"
        let file: String
        let side: String
        let partner: String?
        /// `Class::method`, as `--tests` takes them.
        let tests: [String]

        var lines: [String] {
            ["\(file) (\(side))" + (partner.map { " with \($0)" } ?? "")] + tests.map { "    \($0)" }
        }
    }

    init(_ files: [TestFile], of project: TestProject) {
        self.files = files.map { file in
            let text = FileManager.default.contents(atPath: project.folder + "/" + file.path) ?? Data()
            return File(
                file: file.path, side: file.side.rawValue, partner: file.partner,
                tests: TestListing.tests(in: String(decoding: text, as: UTF8.self)))
        }
    }

    /// Methods whose name begins with `test`, by the class that stands before them.
    private static func tests(in text: String) -> [String] {
        var className = ""
        var tests: [String] = []
        for match in text.matches(of: /\bclass\s+([\w.]+)\s+extends\b|\bfunction\s+(test\w*)/) {
            if let name = match.output.1 { className = String(name) }
            if let method = match.output.2 { tests.append("\(className)::\(method)") }
        }
        return tests
    }
}
