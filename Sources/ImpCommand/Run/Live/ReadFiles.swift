import ImpBuilder
import Synchronization

/// Which files of this computer a program was made of.
final class ReadFiles: Sendable {
    private let paths = Mutex<Set<String>>([])

    var all: Set<String> { paths.withLock { $0 } }
    func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }
}

/// Passes on what another reader reads, and keeps the paths.
struct RecordingReader: SourceReader {
    let reader: any SourceReader
    let files: ReadFiles

    func local(_ path: String) throws(SourceError) -> [UInt8]? {
        files.add(path)
        return try reader.local(path)
    }

    func gitHub(_ reference: GitHubReference) throws(SourceError) -> [UInt8] { try reader.gitHub(reference) }

    func gitRepository(containing path: String) throws(SourceError) -> String {
        try reader.gitRepository(containing: path)
    }

    func git(repository: String, path: String, ref: String?) throws(SourceError) -> [UInt8] {
        try reader.git(repository: repository, path: path, ref: ref)
    }

    func web(_ url: String) throws(SourceError) -> [UInt8] { try reader.web(url) }
}
