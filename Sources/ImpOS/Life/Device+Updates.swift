import ImpHardware
import ImpLink
import ImpRuntime

/// A new program or operating system: the question to the program, the transfer, the change.
extension Device {
    // MARK: What the server wants

    /// The server says what should be stored.
    mutating func consider(_ deployment: Deployment, at now: Instant) {
        if let system = deployment.system {
            state.update = .system(system)
            return ask(.newFirmware, isForced: false, at: now)
        }
        switch deployment.program {
        case .current, .outOfSpace: live(.programReady(isNew: false), at: now)
        case .none: if state.programHash != nil { live(.programReady(isNew: false), at: now) }
        case .replace(let hash, let size):
            state.update = .program(hash: hash, size: size)
            ask(.newProgram, isForced: false, at: now)
        }
    }

    mutating func serverWantsRestart(_ demand: RestartDemand, at now: Instant) {
        switch demand.deployment.program {
        case .replace(let hash, let size): state.update = .program(hash: hash, size: size)
        case .none, .current, .outOfSpace: break
        }
        if let system = demand.deployment.system { state.update = .system(system) }
        if demand.cause == .groupChanged { return changeGroup(at: now) }
        let reason: ShutdownReason =
            switch demand.cause {
            case .newProgram: .newProgram
            case .newSystem: .newFirmware
            case .other, .groupChanged: .other
            }
        ask(reason, isForced: !demand.asksProgram, at: now)
    }

    /// The program is not asked. After a blessing its callback comes first.
    private mutating func changeGroup(at now: Instant) {
        say(.shutdownAnswer(.restartsNow), at: now)
        if !state.blessing.restarts { joinGroup(at: now) }
    }

    /// A program with a handler decides itself when it ends; any other is ended now.
    private mutating func ask(_ reason: ShutdownReason, isForced: Bool, at now: Instant) {
        let decides = state.life.runsProgram && !isForced && state.program.hooks.has(DeviceHook.shutdown)
        say(.shutdownAnswer(decides ? .programDecides : .restartsNow), at: now)
        if decides {
            queueEvent(.hook(DeviceHook.shutdown, .integer(reason.rawValue)), at: now)
        } else {
            restartProgram(at: now)
        }
    }

    /// The program ends, and what has been announced comes in its place.
    mutating func restartProgram(at now: Instant) {
        guard let update = state.update, state.link.isOpen else {
            return live(.programRestarts(.restart), at: now)
        }
        live(.programReplaced, at: now)
        let image = update.image
        state.transfer = ImageTransfer(image: image)
        if image.kind == .system { showLED(.upgrade(.downloading), at: now) }
        say(.imageWanted(ImageRequest(image: image)), at: now)
    }

    // MARK: The transfer

    mutating func transferBegins(_ header: ImageHeader, at now: Instant) {
        guard header.image == state.transfer?.image else { return }
        state.transfer?.total = header.total
        begin(header.image, length: Int(header.total), at: now)
    }

    mutating func store(_ chunk: ImageChunk, at now: Instant) {
        guard var transfer = state.transfer, let total = transfer.total, chunk.start == transfer.stored else { return }
        append(chunk.bytes.bytes, to: transfer.image, at: now)
        guard state.life.isAwake else { return }
        transfer.stored += UInt32(chunk.bytes.bytes.count)
        state.transfer = transfer
        say(.imageStored(upTo: transfer.stored), at: now)
        if transfer.stored >= total { finish(transfer, at: now) }
    }

    private mutating func finish(_ transfer: ImageTransfer, at now: Instant) {
        let isStored = finish(transfer.image, at: now)
        guard state.life.isAwake else { return }
        guard isStored else { return transferFails(transfer.image, at: now) }
        state.transfer = nil
        state.update = nil
        switch transfer.image.kind {
        case .program: live(.programReady(isNew: true), at: now)
        case .system: installSystem(at: now)
        }
    }

    /// The image is not to be had, or is damaged: what is stored goes on.
    mutating func transferFails(_ image: ImageID, at now: Instant) {
        state.transfer = nil
        state.update = nil
        showLED(.upgrade(nil), at: now)
        if state.programHash != nil { live(.programReady(isNew: false), at: now) }
    }

    private mutating func installSystem(at now: Instant) {
        showLED(.upgrade(.installing), at: now)
        endConnection(at: now)
        live(.resets(.newFirmware, after: LifeFigures.installation), at: now)
    }
}

/// What is to come in the place of what is stored.
enum Update: Codable, Equatable, Sendable {
    case program(hash: ImageHash, size: UInt32)
    case system(Deployment.System)

    var image: ImageID {
        switch self {
        case .program(let hash, _): ImageID(kind: .program, hash: hash)
        case .system(let system): ImageID(kind: .system, hash: system.hash)
        }
    }
}

/// An image on its way into the flash.
struct ImageTransfer: Codable, Equatable, Sendable {
    var image: ImageID
    var total: UInt32?
    var stored: UInt32 = 0
}
