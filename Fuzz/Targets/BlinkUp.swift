import ImpOS
import ImpRuntime

/// Any bytes are a BlinkUp frame or are refused; a frame is the only one of its configuration. Any light is read to an
/// end.
///
/// Input: a frame; or without its checksum, which is then added; or times between changes of light.
public func fuzzBlinkUp(_ input: UnsafeRawBufferPointer) {
    let bytes = [UInt8](input)
    receiveFrame(bytes)
    receiveFrame(withHeader(bytes))
    receiveLight(bytes)
}

private func receiveFrame(_ bytes: [UInt8]) {
    guard let configuration = try? BlinkUpFrame.decode(bytes) else { return }
    require((try? BlinkUpFrame.encode(configuration)) == bytes, "a configuration has two frames")
}

/// `fields` with a right header and checksum, so that changes reach the fields.
private func withHeader(_ fields: [UInt8]) -> [UInt8] {
    BlinkUpFrame.framed(Array(fields.prefix(BlinkUpFrame.mostFieldBytes)))
}

/// Each byte is a time between two changes, in quarters of a millisecond.
private func receiveLight(_ bytes: [UInt8]) {
    var receiver = BlinkUpReceiver()
    var now = Instant.start
    _ = receiver.handle(.enabled(true), at: now)
    for _ in 0..<40 {
        now += .milliseconds(8)
        _ = receiver.handle(.lightChange, at: now)
    }
    for byte in bytes {
        now += .microseconds(250 * Int64(byte))
        _ = receiver.handle(.lightChange, at: now)
    }
    while let deadline = receiver.deadline {
        require(deadline >= now, "a receiver missed its deadline")
        now = deadline
        _ = receiver.handle(.tick, at: now)
    }
}

extension Seeds {
    /// Inputs of `blinkup`: a frame with everything in it, and its fields alone.
    public static var blinkUps: [[UInt8]] {
        var configuration = BlinkUpConfiguration()
        configuration.wifi = .init(ssid: ByteString("home"), key: ByteString("password"))
        configuration.enrolment = .init(planID: ByteString("0123456789abcdef"), token: ByteString("token"))
        guard let frame = try? BlinkUpFrame.encode(configuration) else { return [] }
        let fields = frame.dropFirst(BlinkUpFrame.headerBytes).dropLast(BlinkUpFrame.checksumBytes)
        return [frame, Array(fields), [20, 40, 20, 20, 40, 40, 20]]
    }
}
