import ImpRuntime

@testable import ImpLink

/// One of each frame, and what they are made of.
enum Samples {
    static let hash = hash(7)
    static let program = ImageID(kind: .program, hash: hash)
    static let time = WallTime(seconds: 1_767_225_600)
    static let message = LinkMessage(name: ByteString("reading"), data: .text("21.5"))

    static func hash(_ byte: UInt8) -> ImageHash {
        guard let hash = ImageHash([UInt8](repeating: byte, count: ImageHash.size)) else { fatalError("32 bytes") }
        return hash
    }

    static var hello: DeviceHello {
        DeviceHello(
            deviceID: "2347768011aa22bb", module: .imp004m, softwareVersion: "release-36.14", bootROMVersion: "1.0")
    }

    static var fullHello: DeviceHello {
        var hello = hello
        hello.lastSeen = FrameSequence(epoch: 3, number: 44)
        hello.wakeReason = 7
        hello.program = hash
        hello.storageUsed = 1_683
        hello.crash = DeviceHello.Crash(code: -3, text: "out of memory")
        hello.enrolment = DeviceHello.Enrolment(planID: "a1b2", token: "c3d4")
        return hello
    }

    static var welcome: Welcome { Welcome(time: time, deployment: Deployment(program: .current)) }

    static let deviceFrames: [DeviceFrame] = [
        .hello(hello), .hello(fullHello), .ping, .pong,
        .end(EndNotice(.staleEpoch, newestEpoch: 9, text: "late")), .message(message),
        .log(LogLine(kind: .log, text: "Grüße")),
        .log(LogLine(kind: .error, text: "x", trace: ThrowTrace(message: "m", frames: ["main device_code:1"]))),
        .telemetry(ByteString([1, 2, 3])), .sleep(SleepNotice(kind: .deepSleep, length: .seconds(540))),
        .sleep(SleepNotice(kind: .offline, length: .until(time))), .leave,
        .imageWanted(ImageRequest(image: program, start: 4_096)), .imageStored(upTo: 8_192),
        .shutdownAnswer(.programDecides), .bless(passed: true), .factoryTokenWanted,
    ]

    static let serverFrames: [ServerFrame] = [
        .welcome(welcome), .ping, .pong(time), .end(EndNotice(.newerConnection)), .message(message),
        .imageBegins(ImageHeader(image: program, total: 10_000, start: 0)),
        .imageChunk(ImageChunk(start: 0, bytes: ByteString([1, 2]))), .imageUnavailable(program),
        .restart(RestartDemand(cause: .newProgram, deployment: Deployment(program: .replace(hash: hash, size: 900)))),
        .restart(
            RestartDemand(
                cause: .newSystem, isForced: true,
                deployment: Deployment(
                    program: .outOfSpace(used: 10_321),
                    system: Deployment.System(version: "38.1", hash: hash, size: 700_000)))),
        .blessingAnswer(BlessingAnswer(isAccepted: true, restarts: false)),
        .factoryToken(.granted(DeviceHello.Enrolment(planID: "p", token: "t"))),
        .factoryToken(.refused("no factory imp")),
    ]
}
