import Foundation

/// How much the proofs of the machine cover: a little in `make test`, all of it in `make soak`.
enum Extent {
    static let isSoak = ProcessInfo.processInfo.environment["SOAK"] == "1"

    private static func choose<T>(short: T, full: T) -> T { isSoak ? full : short }

    /// Places of each program, by instructions and by safe points, where it is saved and taken up again.
    static let stops = choose(short: 2, full: 100)
    /// Times that one run of a program is saved and taken up again.
    static let links = choose(short: 5, full: 100)
    /// Machines made from one image.
    static let forks = choose(short: 100, full: 1_000)
    /// Bytes of images that are changed, in each of the two ways.
    static let flips = choose(short: 600, full: 100_000)
    /// Each of the first allocations of a program fails once…
    static let firstAllocations = choose(short: 0, full: 2_000)
    /// … and so many of them all, by chance.
    static let laterAllocations = choose(short: 8, full: 500)
    /// One attack of so many.
    static let attackStride = choose(short: 13, full: 1)

    /// One line about what was covered; `make test` is silent.
    static func say(_ text: String) {
        if isSoak { print("soak: \(text)") }
    }
}
