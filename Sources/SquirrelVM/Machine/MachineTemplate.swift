/// The block of a machine with its library, API and perhaps its program, from which other machines are made.
///
/// Machines share its pages until they write to them. Its objects are immortal, so running does not write to most.
public final class MachineTemplate: Sendable {
    let image: PlatformImage
    let size: Int
    let limits: MachineLimits

    init?(_ core: Core, size: Int, limits: MachineLimits) {
        let state = core.state.pointee
        // The stack and the queue are empty but for the host's frame, which stands in the stack's first page.
        let low = Int(state.stackBase) + Int(BlockGeometry.page)
        guard let image = PlatformImage(size: size) else { return nil }
        guard image.write(core.base, at: 0, low),
            image.write(core.base, at: Int(state.objectMap), Int(core.usedObjectMapBytes)),
            image.write(core.base, at: Int(state.heapBase), Int(state.heapTop - state.heapBase))
        else {
            image.close()
            return nil
        }
        self.image = image
        self.size = size
        self.limits = limits
    }

    deinit { image.close() }
}
