import ImpOS
import ImpRuntime

/// Whatever is in the air, frames are refused or understood, and stations go on.
///
/// Input: a byte that says how far a join has come, then the bytes of a frame, each with a length of two bytes.
public func fuzzWiFiFrames(_ input: UnsafeRawBufferPointer) {
    var reader = InputReader([UInt8](input))
    var (station, now) = station(steps: Int(reader.byte() % 5))
    while reader.hasMore {
        let count = Int(reader.number(2))
        let bytes = (0..<min(count, 2_400)).filter { _ in reader.hasMore }.map { _ in reader.byte() }
        checkReading(bytes)
        let before = station.association
        _ = station.handle(.received(bytes, signal: -50, channel: 1), at: now)
        if let before, let after = station.association {
            require(before.bssid == after.bssid, "a frame moved the station to another access point")
        }
        if let deadline = station.deadline, count % 2 == 1 {
            require(deadline >= now || station.phase != .off, "a station that is off has something to do")
            now = max(now, deadline)
            _ = station.handle(.tick, at: now)
        }
    }
    settle(&station, now)
}

/// What is understood is written so that it means the same.
private func checkReading(_ bytes: [UInt8]) {
    guard let frame = Frame(bytes) else { return }
    require(Frame(frame.bytes) == frame, "a frame reads differently once it was written: \(frame)")
}

/// Without any more frames a station comes to an end, and can be told to leave at any time.
private func settle(_ station: inout WiFiStation, _ now: Instant) {
    var now = now
    var ticks = 0
    var left = station
    _ = left.handle(.leave, at: now)
    require(left.phase == .off && left.deadline == nil, "a station that left is not off")
    while let deadline = station.deadline {
        now = max(now, deadline)
        _ = station.handle(.tick, at: now)
        ticks += 1
        require(ticks < 10_000, "a station without answers goes on for ever")
    }
    require(station.phase == .off || station.phase == .joined, "a station waits for nothing")
}

/// Off, searching, and after each frame that leads into an open network.
private func station(steps: Int) -> (WiFiStation, Instant) {
    let address = MACAddress(0x0C2A_6901_2345)
    let country = Country.initial(on: .imp001)
    var station = WiFiStation(address: address, country: country, random: SeededRandom(seed: 1))
    var now = Instant.start
    guard steps > 0 else { return (station, now) }
    let join = WiFiJoin(ssid: ByteString("home"), key: ByteString(""), country: country)
    _ = station.handle(.join(join), at: now)
    now = station.deadline ?? now
    _ = station.handle(.tick, at: now)
    for body in welcome.prefix(steps - 1) {
        let frame = Frame(from: accessPoint, to: address, bssid: accessPoint, body)
        _ = station.handle(.received(frame.bytes, signal: -50, channel: 1), at: now)
        while station.phase == .searching, let deadline = station.deadline {
            now = deadline
            _ = station.handle(.tick, at: now)
        }
    }
    return (station, now)
}

private let accessPoint = MACAddress(0x0200_0000_0001)

private let welcome: [FrameBody] = [
    .probeResponse(Advertisement(isPrivate: false, elements: network)), .authentication(Authentication(step: 2)),
    .associationResponse(status: 0, network),
]

private let network: NetworkElements = {
    var elements = NetworkElements()
    elements.ssid = ByteString("home")
    elements.channel = 1
    return elements
}()
