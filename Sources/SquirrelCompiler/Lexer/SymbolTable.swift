/// A byte string of the source, as a number: equal texts have equal symbols.
struct Symbol: Hashable {
    let rawValue: UInt32
}

/// Every name and string of a compilation, each stored once.
///
/// Strings are byte strings without an encoding and may contain NUL.
struct SymbolTable {
    /// All texts one behind the other.
    private var bytes: [UInt8] = []
    /// Where each text ends in `bytes`; it begins where the one before ends.
    private var ends: [Int] = []
    private var hashes: [Int] = []
    /// Open addressing: symbol + 1, or 0 for a free slot. The size is a power of two, at most half full.
    private var slots: [UInt32] = Array(repeating: 0, count: 1024)

    init() {
        for spelling in Keywords.spellings + Keywords.wellKnown {
            _ = intern(UnsafeBufferPointer(start: spelling.utf8Start, count: spelling.utf8CodeUnitCount))
        }
    }

    var count: Int { ends.count }

    func text(of symbol: Symbol) -> [UInt8] {
        Array(bytes[range(of: Int(symbol.rawValue))])
    }

    /// The symbol of `text`, a new one if it was not seen before.
    mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> Symbol {
        var hasher = Hasher()  // seeded per process, so that no source can be made to collide
        hasher.combine(bytes: UnsafeRawBufferPointer(text))
        let hash = hasher.finalize()
        var slot = hash & (slots.count - 1)
        while slots[slot] != 0 {
            let index = Int(slots[slot] - 1)
            if hashes[index] == hash && isText(index, text) { return Symbol(rawValue: UInt32(index)) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return append(text, hash: hash, slot: slot)
    }

    mutating func intern(_ text: [UInt8]) -> Symbol {
        text.withUnsafeBufferPointer { intern($0) }
    }

    private func range(of index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    private func isText(_ index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = range(of: index)
        guard range.count == text.count else { return false }
        return bytes.withUnsafeBufferPointer { all in
            for offset in 0..<text.count where all[range.lowerBound + offset] != text[offset] { return false }
            return true
        }
    }

    private mutating func append(_ text: UnsafeBufferPointer<UInt8>, hash: Int, slot: Int) -> Symbol {
        let symbol = Symbol(rawValue: UInt32(ends.count))
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        hashes.append(hash)
        slots[slot] = symbol.rawValue + 1
        if ends.count * 2 > slots.count { grow() }
        return symbol
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for index in ends.indices {
            var slot = hashes[index] & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index) + 1
        }
    }
}
