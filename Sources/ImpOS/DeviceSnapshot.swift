public import ImpRuntime
public import SquirrelVM

/// A device as it stands between two slices, its output taken.
public typealias DeviceSnapshot = SideSnapshot<DeviceState>

extension Device {
    public borrowing func snapshot() -> DeviceSnapshot {
        DeviceSnapshot(script: script.snapshot(), state: state)
    }

    /// The device of a snapshot of one that began as `template`.
    public init(
        restoring snapshot: DeviceSnapshot, _ template: ScriptTemplate, _ images: BootImages
    ) throws(ImageError) {
        self.init(script: try template.restore(snapshot.script), state: snapshot.state, images: images)
    }
}
