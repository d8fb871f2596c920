/// Walks over bytes that the caller owns; reads as 0 behind their end.
struct ByteReader {
    private let base: UnsafePointer<UInt8>
    let count: Int
    private(set) var position: Int = 0

    init(_ base: UnsafePointer<UInt8>, count: Int) {
        self.base = base
        self.count = count
    }

    /// The next byte; 0 at the end.
    var peek: UInt8 {
        position < count ? base[position] : 0
    }

    mutating func advance() {
        if position < count { position &+= 1 }
    }

    /// Passes `byte` if it comes next.
    mutating func read(_ byte: UInt8) -> Bool {
        guard position < count, base[position] == byte else { return false }
        position &+= 1
        return true
    }

    /// Passes `word`, given in lower case, if it comes next in any case.
    mutating func readWord(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard count &- position >= length else { return false }
        var index = 0
        while index < length {
            guard lowercased(base[position &+ index]) == word.utf8Start[index] else { return false }
            index &+= 1
        }
        position &+= length
        return true
    }

    /// Passes a `+` or `-`; true for `-`.
    mutating func readSign() -> Bool {
        if read(0x2D) { return true }
        _ = read(0x2B)
        return false
    }

    mutating func skipSpace() {
        while position < count, isSpaceByte(base[position]) { position &+= 1 }
    }
}
