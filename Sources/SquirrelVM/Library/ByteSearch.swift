/// Looks for bytes in bytes, in a time linear in both.
struct ByteSearch {
    private let base: UnsafePointer<UInt8>
    private let count: Int
    private let wanted: UnsafePointer<UInt8>
    private let wantedCount: Int

    init(_ base: UnsafePointer<UInt8>, count: Int, wanted: UnsafePointer<UInt8>, wantedCount: Int) {
        self.base = base
        self.count = count
        self.wanted = wanted
        self.wantedCount = wantedCount
    }

    /// The first place, -1 if there is none; nil when memory is out.
    ///
    /// Comparing at every place is fastest on ordinary text. Where the text is made so that it is not, the search
    /// starts anew by the method of Knuth, Morris and Pratt, which needs a table.
    func first(_ core: Core) -> Int? {
        if wantedCount == 0 { return 0 }
        let most = 4 &* (count &+ wantedCount) &+ 256
        var patience = most
        defer { core.charge(UInt32(truncatingIfNeeded: (most &- patience) &>> 3)) }
        var place = 0
        while place &+ wantedCount <= count {
            let rest = count &- wantedCount &+ 1 &- place
            guard let candidate = Platform.find(wanted[0], in: base + place, rest) else { return -1 }
            place &+= candidate
            let same = commonPrefix(at: place)
            patience &-= same
            if same == wantedCount { return place }
            if patience < 0 { return firstByTable(core) }
            place &+= 1
        }
        return -1
    }

    private func commonPrefix(at place: Int) -> Int {
        var length = 1
        while length < wantedCount && base[place &+ length] == wanted[length] { length &+= 1 }
        return length
    }

    private func firstByTable(_ core: Core) -> Int? {
        core.charge(UInt32(truncatingIfNeeded: (count &+ wantedCount) &>> 3))
        let bytes = UInt32(truncatingIfNeeded: wantedCount) &* 4
        let table = core.allocate(bytes)
        if table == 0 { return nil }
        defer { core.deallocate(table, bytes) }
        fill(core, table)
        var matched = 0
        var index = 0
        while index < count {
            matched = extended(matched, by: base[index], core, table)
            index &+= 1
            if matched == wantedCount { return index &- wantedCount }
        }
        return -1
    }

    /// Entry n: how long the longest proper end of the first n + 1 wanted bytes is that is also their beginning.
    private func fill(_ core: Core, _ table: Offset) {
        core.store32(table, 0)
        var length = 0
        var index = 1
        while index < wantedCount {
            length = extended(length, by: wanted[index], core, table)
            core.store32(table &+ UInt32(truncatingIfNeeded: index) &* 4, UInt32(truncatingIfNeeded: length))
            index &+= 1
        }
    }

    /// How many wanted bytes match up to `byte`, where `matched` did before it.
    private func extended(_ matched: Int, by byte: UInt8, _ core: Core, _ table: Offset) -> Int {
        var matched = matched
        while matched > 0 && (matched == wantedCount || wanted[matched] != byte) {
            matched = Int(core.load32(table &+ UInt32(truncatingIfNeeded: matched &- 1) &* 4))
        }
        return wanted[matched] == byte ? matched &+ 1 : matched
    }
}
