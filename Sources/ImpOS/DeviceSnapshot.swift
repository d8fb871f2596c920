public import ImpRuntime
public import SquirrelVM

/// A device as it stands between two slices, its output taken.
public struct DeviceSnapshot: Codable, Sendable {
    let script: ScriptSnapshot
    let state: DeviceState
}

extension Device {
    public borrowing func snapshot() -> DeviceSnapshot {
        DeviceSnapshot(script: script.snapshot(), state: state)
    }

    /// The device of a snapshot; `setting` is that of its start, for the time when its program starts anew.
    public init(restoring snapshot: DeviceSnapshot, _ setting: ScriptSetting) throws(ImageError) {
        self.init(setting, script: try setting.restore(snapshot.script), state: snapshot.state)
    }
}
