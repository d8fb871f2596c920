/// What one machine may use. Every field names what happens when it is reached.
public struct MachineLimits: Hashable, Sendable {
    /// Bytes a program may allocate after boot. Beyond it the machine stops: `Exit.outOfMemory`. (Default: 64 MB)
    public var heapBytes: UInt32
    /// Bytes of the register stack; a call that does not fit stops the machine: `Exit.outOfMemory`. (Default: 16 MB)
    public var stackBytes: UInt32
    /// How deep natives that call script and metamethods may nest: `Native stack overflow`. (Default: 100, as 3.0.4)
    public var nativeDepth: UInt32
    /// Bytes that may still be allocated between reaching `heapBytes` and the next safe point. (Default: 256 KB)
    public var reserveBytes: UInt32

    public init(
        heapBytes: UInt32 = 64 << 20, stackBytes: UInt32 = 16 << 20, nativeDepth: UInt32 = 100,
        reserveBytes: UInt32 = 256 << 10
    ) {
        self.heapBytes = heapBytes
        self.stackBytes = stackBytes
        self.nativeDepth = nativeDepth
        self.reserveBytes = reserveBytes
    }
}
