import ImpRuntime

/// The receiving half of a stream: puts segments in order and hands out their bytes once.
struct Reassembly: Codable, Equatable, Sendable {
    /// Bytes that arrived before something that precedes them.
    private struct Island: Codable, Equatable, Sendable {
        var start: Int
        var bytes: ByteString

        var end: Int { start + bytes.bytes.count }

        func part(_ range: Range<Int>) -> Island {
            let part = bytes.bytes[(range.lowerBound - start)..<(range.upperBound - start)]
            return Island(start: range.lowerBound, bytes: ByteString(Array(part)))
        }
    }

    /// The number that is waited for; 0 is the peer's SYN.
    private(set) var next = 0
    private let capacity: Int
    private var ready = ByteQueue()
    /// Rising, without overlap.
    private var islands: [Island] = []
    /// The number of the peer's FIN.
    private var finish: Int?

    init(capacity: Int) { self.capacity = capacity }

    /// Everything up to the peer's FIN is here.
    var isFinished: Bool { finish.map { next > $0 } ?? false }
    /// Bytes from `next` on that there is room for.
    var window: Int { max(0, capacity - ready.count) }

    mutating func acceptSYN() { next = 1 }

    /// Takes what is new of a segment and fits into the window.
    mutating func accept(_ segment: Segment) {
        let end = segment.sequence + segment.payload.bytes.count
        if segment.flags.contains(.fin), finish == nil, end >= next, end <= next + window { finish = end }
        let start = max(segment.sequence, next)
        let limit = min(end, next + window, finish ?? Int.max)
        if start < limit {
            let whole = Island(start: segment.sequence, bytes: segment.payload)
            insert(whole.part(start..<limit))
        }
        drain()
    }

    /// Adds the parts of `island` that are not there yet.
    private mutating func insert(_ island: Island) {
        if island.start == next && islands.isEmpty { return islands.append(island) }
        var start = island.start
        for known in islands where known.end > start && known.start < island.end {
            if known.start > start { islands.append(island.part(start..<known.start)) }
            start = known.end
        }
        if start < island.end { islands.append(island.part(start..<island.end)) }
        islands.sort { $0.start < $1.start }
    }

    private mutating func drain() {
        var count = 0
        while count < islands.count, islands[count].start == next {
            ready.append(islands[count].bytes.bytes)
            next = islands[count].end
            count += 1
        }
        islands.removeFirst(count)
        if next == finish { next += 1 }
    }

    mutating func takeAll() -> [UInt8] { ready.takeAll() }

    /// What is here beyond `next`: the first ranges.
    var selected: [Range<Int>] {
        var ranges: [Range<Int>] = []
        for island in islands {
            if let last = ranges.last, last.upperBound == island.start {
                ranges[ranges.count - 1] = last.lowerBound..<island.end
            } else if ranges.count == Segment.mostSelected {
                break
            } else {
                ranges.append(island.start..<island.end)
            }
        }
        return ranges
    }
}
