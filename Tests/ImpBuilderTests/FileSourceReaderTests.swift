import TestSupport
import Testing

@testable import ImpBuilder

@Suite struct FileSourceReaderTests {
    /// A repository with `lib/f.nut`: `old` at the tag v1, `new` in the work tree.
    private func repository(_ name: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder(["\(name)/lib/f.nut": "old"])
        try folder.git(name, "init", "-q")
        try folder.commit(name, tag: "v1")
        try folder.write("\(name)/lib/f.nut", "new")
        return folder
    }

    private func read(_ text: String, _ change: (inout GitHubMirrors) -> Void) throws -> String {
        var mirrors = GitHubMirrors()
        change(&mirrors)
        let reference = try #require(GitHubReference(text))
        return String(decoding: try FileSourceReader(gitHub: mirrors).gitHub(reference), as: UTF8.self)
    }

    @Test func aRepositoryThatIsNamedIsReadFirst() throws {
        let folder = try repository("r")
        #expect(try read("github:O/R/lib/f.nut") { $0.repositories = ["o/r": "\(folder.path)/r"] } == "new")
        #expect(try read("github:o/r/lib/f.nut@v1") { $0.repositories = ["o/r": "\(folder.path)/r"] } == "old")
    }

    @Test(arguments: ["o/r", "O+R", "r", "o/r.git"])
    func clonesAreFoundByTheirNames(name: String) throws {
        let folder = try repository(name)
        #expect(try read("github:O/r/lib/f.nut@v1") { $0.clones = folder.path } == "old")
    }

    @Test func aFolderInsideOfARepositoryIsNone() throws {
        let folder = try repository("r")
        let error = #expect(throws: SourceError.self) {
            try read("github:o/r/f.nut@v1") { $0.repositories = ["o/r": "\(folder.path)/r/lib"] }
        }
        #expect(error?.message == "\(folder.path)/r/lib is not a git repository, so it has no \"v1\"")
    }

    @Test func bareClonesHaveNoWorkTree() throws {
        let folder = try repository("r")
        try folder.git(".", "clone", "-q", "--bare", "r", "bare/o/r.git")
        #expect(try read("github:o/r/lib/f.nut") { $0.clones = "\(folder.path)/bare" } == "old")
    }

    @Test func theCacheIsLookedInLast() throws {
        let folder = try repository("cache/github/o/r")
        try folder.write("clones/r/lib/f.nut", "clone")
        let mirrors = { (mirrors: inout GitHubMirrors) in
            mirrors.clones = "\(folder.path)/clones"
            mirrors.cache = SourceCache(path: "\(folder.path)/cache")
        }
        #expect(try read("github:O/R/lib/f.nut", mirrors) == "clone")
        #expect(try read("github:O/R/lib/f.nut@v1", mirrors) == "old")
        #expect(GitHubReference("github:o/../lib/f.nut@v1") == nil)
    }

    @Test func whatIsMissingIsSaid() throws {
        let folder = try repository("r")
        let there = { (mirrors: inout GitHubMirrors) in mirrors.repositories = ["o/r": "\(folder.path)/r"] }
        let cases: [(String, String)] = [
            ("github:o/r/lib/none.nut", "\(folder.path)/r has no file \"lib/none.nut\" at HEAD"),
            ("github:o/r/lib/f.nut@v9", "\(folder.path)/r has no branch, tag or commit \"v9\""),
            ("github:o/r/lib/f.nut@--help", "\(folder.path)/r has no branch, tag or commit \"--help\""),
            (
                "github:o/s/f.nut@v1",
                "Failed to fetch url \"github:o/s/f.nut@v1\": there is no copy of o/s on this computer"
            ),
        ]
        for (reference, message) in cases {
            let error = #expect(throws: SourceError.self) { try read(reference, there) }
            #expect(error?.message == message)
            if reference.contains("o/s") {
                #expect(
                    error?.advice
                        == "Type: imp library add github:o/s@v1, or name the folder of a clone: --source o/s=FOLDER")
            }
        }
    }

    @Test func gitLocalReadsCommits() throws {
        let folder = try repository("r")
        let reader = FileSourceReader()
        let text = { (source: String) in
            String(decoding: try Builder(reader: reader).build(source: Array(source.utf8)).text, as: UTF8.self)
        }
        #expect(try text("@include 'git-local:\(folder.path)/r/lib/f.nut@v1'") == "old\n")
        #expect(throws: BuildError.self) { try text("@include 'git-local:\(folder.path)/r/lib/g.nut'") }
        #expect(throws: BuildError.self) { try text("@include 'git-local:\(folder.path)/lib/g.nut'") }
    }

    @Test func rawURLsOfGitHubAreReadFromCopies() throws {
        let folder = try repository("r")
        var mirrors = GitHubMirrors()
        mirrors.repositories = ["o/r": "\(folder.path)/r"]
        let reader = FileSourceReader(gitHub: mirrors)
        #expect(try reader.web("https://raw.githubusercontent.com/o/r/v1/lib/f.nut") == Array("old".utf8))
        #expect(throws: SourceError.self) { try reader.web("https://example.com/o/r/v1/lib/f.nut") }
    }

    @Test(arguments: [
        ("/a//b/./../c/", "/a/c/"), ("../a/..", ".."), ("/..", "/"), ("", "."), ("a/../b", "b"), ("./x", "x"),
    ])
    func pathsAreNormalized(path: String, normal: String) {
        #expect(PosixPath.normalize(path) == normal)
    }
}
