import Synchronization

/// Brings repositories of GitHub to this computer. Only `imp library` has one; everything else stays without a network.
public protocol Downloader: Sendable {
    /// Makes a clone with all branches and tags, or fetches what is new into one.
    func download(_ repository: GitHubRepository, into folder: String) throws(SourceError)
}

/// Puts repositories into a cache, each once.
public final class CacheFiller: Sendable {
    public let cache: SourceCache
    private let downloader: any Downloader
    private let done = Mutex<Set<GitHubRepository>>([])

    public init(cache: SourceCache, downloader: any Downloader) {
        self.cache = cache
        self.downloader = downloader
    }

    /// Downloads a repository unless this filler has done so; the answer is its clone.
    public func fill(_ repository: GitHubRepository) throws(SourceError) -> String {
        let folder = cache.clone(of: repository)
        if done.withLock({ !$0.insert(repository).inserted }) { return folder }
        try downloader.download(repository, into: folder)
        return folder
    }
}
