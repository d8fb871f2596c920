/// The registers of one frame: a pointer to R[0]. The second of the two files with raw loads and stores.
///
/// A slot is always stored as eight bytes at once and read in the width that is needed, which keeps the processor's
/// store forwarding intact.
struct Registers {
    let base: UnsafeMutableRawPointer

    @inline(__always) init(_ base: UnsafeMutableRawPointer) { self.base = base }

    @inline(__always) subscript(index: Int) -> Value {
        get { Value(bits: (base + index &* 8).load(as: UInt64.self)) }
        nonmutating set { (base + index &* 8).storeBytes(of: newValue.bits, as: UInt64.self) }
    }
    @inline(__always) func tag(_ index: Int) -> UInt32 { (base + index &* 8).load(fromByteOffset: 4, as: UInt32.self) }
    @inline(__always) func integer(_ index: Int) -> Int32 { (base + index &* 8).load(as: Int32.self) }
    @inline(__always) func payload(_ index: Int) -> UInt32 { (base + index &* 8).load(as: UInt32.self) }
    @inline(__always) func float(_ index: Int) -> Float { (base + index &* 8).load(as: Float.self) }

    @inline(__always) func setInteger(_ index: Int, _ value: Int32) {
        (base + index &* 8).storeBytes(of: UInt64(UInt32(bitPattern: value)), as: UInt64.self)
    }
    /// Stores both halves from one vector register, without a detour through an integer register.
    @inline(__always) func setFloat(_ index: Int, _ value: Float) {
        (base + index &* 8).storeBytes(
            of: SIMD2<Float>(value, Float(bitPattern: Tag.float)), as: SIMD2<Float>.self)
    }
    @inline(__always) func setBool(_ index: Int, _ value: Bool) { self[index] = .bool(value) }

    /// The word between two frames: the closure that runs here, and where its caller goes on.
    @inline(__always) var link: FrameLink {
        get { FrameLink(bits: base.load(fromByteOffset: -8, as: UInt64.self)) }
        nonmutating set { base.storeBytes(of: newValue.bits, toByteOffset: -8, as: UInt64.self) }
    }
    /// Copies the `count` registers from `first` to the beginning.
    @inline(__always) func moveDown(from first: Int, count: Int) {
        var index = 0
        while index < count {
            self[index] = self[first &+ index]
            index &+= 1
        }
    }

    @inline(__always) func advanced(_ slots: Int) -> Registers { Registers(base + slots &* 8) }
}

/// The slot before R[0]: low half the running closure, high half the address at which the caller goes on.
///
/// The instruction before that address has the distance between the two frames in its operand A, less one.
struct FrameLink {
    let bits: UInt64
    @inline(__always) init(bits: UInt64) { self.bits = bits }
    @inline(__always) init(closure: Offset, returnPC: UInt32) { bits = UInt64(returnPC) &<< 32 | UInt64(closure) }
    @inline(__always) var closure: Offset { UInt32(truncatingIfNeeded: bits) }
    @inline(__always) var rawReturn: UInt32 { UInt32(truncatingIfNeeded: bits &>> 32) }
    @inline(__always) var returnPC: Offset { rawReturn & ~3 }
    /// The call made an object: its result is R[0], whatever the constructor returns.
    static let constructs: UInt32 = 1
    /// A generator runs here: it is dead once it returns.
    static let generates: UInt32 = 2
    @inline(__always) var isPlain: Bool { rawReturn & 3 == 0 }
    @inline(__always) var isGenerator: Bool { rawReturn & FrameLink.generates != 0 }
    @inline(__always) var isConstruction: Bool { rawReturn & FrameLink.constructs != 0 }
}
