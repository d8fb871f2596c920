/// A machine's block, seen from inside: a pointer to its first byte. Copying it copies nothing.
///
/// All raw loads and stores of the heap stand in this file (those of registers in `Registers.swift`); the rest of the
/// machine goes through the typed views of `Objects.swift`. An offset is trusted: only objects that the machine itself
/// made, or that `check()` has walked, are reached.
struct Core {
    let base: UnsafeMutableRawPointer

    @inline(__always) init(_ base: UnsafeMutableRawPointer) { self.base = base }

    @inline(__always) func pointer(_ offset: Offset) -> UnsafeMutableRawPointer {
        base + Int(bitPattern: UInt(truncatingIfNeeded: offset))
    }
    @inline(__always) func offset(of pointer: UnsafeRawPointer) -> Offset {
        Offset(truncatingIfNeeded: pointer - UnsafeRawPointer(base))
    }
    @inline(__always) func bytes(_ offset: Offset) -> UnsafeMutablePointer<UInt8> {
        pointer(offset).assumingMemoryBound(to: UInt8.self)
    }

    @inline(__always) func load32(_ offset: Offset) -> UInt32 { pointer(offset).load(as: UInt32.self) }
    @inline(__always) func store32(_ offset: Offset, _ value: UInt32) {
        pointer(offset).storeBytes(of: value, as: UInt32.self)
    }
    @inline(__always) func load8(_ offset: Offset) -> UInt8 { pointer(offset).load(as: UInt8.self) }
    @inline(__always) func store8(_ offset: Offset, _ value: UInt8) {
        pointer(offset).storeBytes(of: value, as: UInt8.self)
    }
    @inline(__always) func loadValue(_ offset: Offset) -> Value { Value(bits: pointer(offset).load(as: UInt64.self)) }
    @inline(__always) func storeValue(_ offset: Offset, _ value: Value) {
        pointer(offset).storeBytes(of: value.bits, as: UInt64.self)
    }
    @inline(__always) func load64(_ offset: Offset) -> UInt64 { pointer(offset).load(as: UInt64.self) }
    @inline(__always) func store64(_ offset: Offset, _ value: UInt64) {
        pointer(offset).storeBytes(of: value, as: UInt64.self)
    }

    @inline(__always) func copy(from source: Offset, to target: Offset, _ count: UInt32) {
        Platform.copy(pointer(target), pointer(source), Int(bitPattern: UInt(count)))
    }
    @inline(__always) func zero(_ offset: Offset, _ count: UInt32) {
        Platform.zero(pointer(offset), Int(bitPattern: UInt(count)))
    }

    /// The machine's own fields, at the start of the block.
    @inline(__always) var state: UnsafeMutablePointer<MachineState> {
        base.assumingMemoryBound(to: MachineState.self)
    }
}
