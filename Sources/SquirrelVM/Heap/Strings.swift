/// Strings: interning by a fast hash over all bytes; the order hash of 3.0.4 only when a string becomes a table key.
extension Core {
    /// Multiplies and rotates, long strings in four lanes of eight bytes; programs never see it.
    static func fastHash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt32 {
        let raw = UnsafeRawPointer(bytes)
        var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        if count >= 32 {
            var (first, second, third, fourth) = (hash, hash ^ hashFactor, ~hash, hash &+ hashFactor)
            while index &+ 32 <= count {
                first = mixed(first, raw, index)
                second = mixed(second, raw, index &+ 8)
                third = mixed(third, raw, index &+ 16)
                fourth = mixed(fourth, raw, index &+ 24)
                index &+= 32
            }
            hash = (first ^ rotated(second, 17)) &* hashFactor ^ (third ^ rotated(fourth, 31))
        }
        while index &+ 8 <= count {
            hash = mixed(hash, raw, index)
            index &+= 8
        }
        var rest: UInt64 = 0
        while index < count {
            rest = rest &<< 8 | UInt64(bytes[index])
            index &+= 1
        }
        hash = (hash ^ rest) &* 0xC4CE_B9FE_1A85_EC53
        return UInt32(truncatingIfNeeded: hash ^ (hash &>> 29) ^ (hash &>> 47))
    }

    private static let hashFactor: UInt64 = 0xFF51_AFD7_ED55_8CCD

    @inline(__always)
    private static func mixed(_ hash: UInt64, _ raw: UnsafeRawPointer, _ index: Int) -> UInt64 {
        rotated(hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self), 29) &* hashFactor
    }

    @inline(__always)
    private static func rotated(_ value: UInt64, _ by: UInt64) -> UInt64 { value &<< by | value &>> (64 &- by) }

    /// The string with these bytes; nil when memory is out.
    func string(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Value? {
        let hash = Core.fastHash(bytes, count)
        let known = InternTable(core: self).find(bytes, count, hash)
        if known != 0 { return Value(tag: Tag.string, payload: known) }
        guard let new = newStringObject(count) else { return nil }
        Platform.copy(UnsafeMutableRawPointer(new.bytes), bytes, count)
        return link(new, hash)
    }

    func string(_ text: StaticString) -> Value? {
        string(text.utf8Start, text.utf8CodeUnitCount)
    }

    /// A string object of `count` bytes that is not interned yet: fill its bytes, then call `intern`.
    func newStringObject(_ count: Int) -> StringObject? {
        if count > Int(Int32.max) &- 64 { return nil }
        let length = UInt32(truncatingIfNeeded: count)
        let offset = allocate(StringObject.headerSize &+ length &+ 1)
        if offset == 0 { return nil }
        store32(offset, Tag.string)
        store32(offset &+ 4, 0)
        store32(offset &+ 12, length)
        store32(offset &+ 16, 0)
        store8(offset &+ StringObject.headerSize &+ length, 0)
        return StringObject(core: self, offset: offset)
    }

    /// The interned string equal to `new`, which is used up: freed where an equal one exists. Nil when memory is out.
    func intern(_ new: StringObject) -> Value? {
        let count = Int(new.length)
        let hash = Core.fastHash(new.bytes, count)
        let known = InternTable(core: self).find(new.bytes, count, hash)
        if known == 0 { return link(new, hash) }
        discard(new)
        return Value(tag: Tag.string, payload: known)
    }

    /// Gives an unfinished string object back.
    func discard(_ new: StringObject) {
        deallocate(new.offset, StringObject.headerSize &+ new.length &+ 1)
    }

    private func link(_ new: StringObject, _ hash: UInt32) -> Value? {
        guard InternTable(core: self).insert(new.offset, hash) else {
            discard(new)
            return nil
        }
        store32(new.offset &+ 8, hash)
        enterInMap(new.offset)
        enqueue(new.offset)
        return Value(tag: Tag.string, payload: new.offset)
    }

    /// Takes a dying string out of the intern table.
    func forget(_ string: StringObject) { InternTable(core: self).remove(string.offset, string.fastHash) }

    func stringObject(_ value: Value) -> StringObject { StringObject(core: self, offset: value.offset) }

    /// A one-byte string.
    func string(byte: UInt8) -> Value? {
        withUnsafePointer(to: byte) { string($0, 1) }
    }
}

extension StringObject {
    /// The hash of Squirrel 3.0.4, by which tables order their nodes; bytes count as 0…255.
    ///
    /// It reads every byte of strings below 64 bytes and only a prefix of longer ones.
    @inline(__always)
    var orderHash: UInt32 {
        let known = orderHashField
        return known != 0 ? known : computeOrderHash()
    }

    @inline(never)
    private func computeOrderHash() -> UInt32 {
        let hash = freshOrderHash
        orderHashField = hash
        return hash
    }

    /// The same from the bytes, nothing stored.
    var freshOrderHash: UInt32 {
        let bytes = bytes
        var hash = length
        let step = (length &>> 5) | 1
        var index = 0
        var left = length
        while left >= step {
            hash ^= (hash &<< 5) &+ (hash &>> 2) &+ UInt32(bytes[index])
            index &+= 1
            left &-= step
        }
        return hash
    }
}
