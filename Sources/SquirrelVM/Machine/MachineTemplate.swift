/// The block of a machine with its library, API and perhaps its program, from which other machines are made.
///
/// They share the pages of its heap until they write to them; its objects are immortal, so running writes to few.
public final class MachineTemplate: Sendable {
    /// State, free lists and the host's frame, which every machine writes to: copied rather than shared.
    private let head: [UInt8]
    /// The used part of the map of objects; copied for the same reason.
    private let map: [UInt8]
    private let mapBase: Int
    private let heap: PlatformImage
    private let heapBase: Int
    let size: Int
    let limits: MachineLimits

    init?(_ core: Core, size: Int, limits: MachineLimits) {
        let state = core.state.pointee
        head = core.array(0, core.hostFrame &+ 8)
        map = core.array(state.objectMap, core.usedObjectMapBytes)
        mapBase = Int(state.objectMap)
        heapBase = Int(state.heapBase)
        self.size = size
        self.limits = limits
        guard let heap = PlatformImage(core.base + heapBase, Int(state.heapTop &- state.heapBase)) else { return nil }
        self.heap = heap
    }

    deinit { heap.close() }

    /// A block as the template's was. Nil when memory is out.
    func makeBlock() -> UnsafeMutableRawPointer? {
        guard let memory = Platform.reserve(size) else { return nil }
        Platform.useSmallPages(memory, size)
        guard heap.lay(over: memory + heapBase) else {
            Platform.release(memory, size)
            return nil
        }
        head.withUnsafeBytes { bytes in
            if let source = bytes.baseAddress { Platform.copy(memory, source, bytes.count) }
        }
        map.withUnsafeBytes { bytes in
            if let source = bytes.baseAddress { Platform.copy(memory + mapBase, source, bytes.count) }
        }
        return memory
    }
}

extension Core {
    fileprivate func array(_ start: Offset, _ count: UInt32) -> [UInt8] {
        [UInt8](UnsafeRawBufferPointer(start: pointer(start), count: Int(count)))
    }
}
