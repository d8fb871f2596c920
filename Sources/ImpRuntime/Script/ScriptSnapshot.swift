public import SquirrelVM

/// A script as it stands between two slices: the machine's image, and what the host keeps for it.
public struct ScriptSnapshot: Codable, Sendable {
    let image: ByteString
    let state: ScriptState
    let uncaughtErrors: Int
    /// In order, so that equal scripts give equal bytes.
    let notes: [String]
}

extension Script {
    /// The lines have been taken; they are the owner's.
    public borrowing func snapshot() -> ScriptSnapshot {
        ScriptSnapshot(
            image: ByteString(machine.snapshot()), state: state, uncaughtErrors: uncaughtErrors, notes: notes.sorted())
    }
}

extension ScriptTemplate {
    /// The script of a snapshot of one that began like this. It goes on where it stood.
    ///
    /// - Throws: when the image is damaged or from another release.
    public func restore(_ snapshot: ScriptSnapshot) throws(ImageError) -> Script {
        let machine = try Machine(restoring: snapshot.image.bytes, limits: figures.limits)
        var script = Script(machine: machine, state: snapshot.state, template: self)
        script.uncaughtErrors = snapshot.uncaughtErrors
        script.notes = Set(snapshot.notes)
        return script
    }
}

extension MachineFigures {
    var limits: MachineLimits { MachineLimits(heapBytes: heapBytes, stackBytes: stackBytes) }
}
