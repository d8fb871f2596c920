/// What has been included, for `@include once` and for the warning about equal contents.
struct InclusionLog {
    /// Where a content was included.
    struct Site {
        let path: String
        let file: String
        let line: Int
    }

    private var paths: Set<String> = []
    private var contents: [[UInt8]: Site] = [:]

    func contains(path: String) -> Bool { paths.contains(path) }

    func site(of content: [UInt8]) -> Site? { contents[content] }

    mutating func add(path: String) { paths.insert(path) }

    mutating func add(_ content: [UInt8], at site: Site) { contents[content] = site }
}
