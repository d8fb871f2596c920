import ArgumentParser
import ImpBuilder

/// Where what has been downloaded is.
struct CacheOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Where 'imp library' keeps what it downloads. (default: $OPENIMP_CACHE or ~/.cache/openimp)",
            valueName: "folder"))
    var cache: String?

    var sourceCache: SourceCache? {
        cache.map(SourceCache.init(path:)) ?? SourceCache(environment: ProcessEnvironment.current)
    }

    /// What downloads into the cache.
    func filler() throws(CommandExit) -> CacheFiller {
        guard let cache = sourceCache else { throw CommandExit(.configuration, SourceError.noCache.lines) }
        let console = Console.current
        let downloader = GitDownloader(
            base: ProcessEnvironment.current["OPENIMP_GITHUB"] ?? "https://github.com",
            showsProgress: console.showsProgress,
            willDownload: { console.say("Downloading \($0)") })
        return CacheFiller(cache: cache, downloader: downloader)
    }
}
