/// An 802.11 frame: of management, or with a packet of 802.1X.
public struct Frame: Equatable, Sendable {
    public var receiver: MACAddress
    public var transmitter: MACAddress
    /// The access point's, whoever sends.
    public var bssid: MACAddress
    /// 0...4095
    public var sequence: UInt16
    public var body: FrameBody

    public init(
        from transmitter: MACAddress, to receiver: MACAddress, bssid: MACAddress, sequence: UInt16 = 0,
        _ body: FrameBody
    ) {
        self.receiver = receiver
        self.transmitter = transmitter
        self.bssid = bssid
        self.sequence = sequence & 0xFFF
        self.body = body
    }

    /// Nil for anything malformed, and for frames of other kinds.
    public init?(_ bytes: [UInt8]) {
        var reader = FrameReader(bytes)
        guard let control = reader.byte(), let flags = reader.byte(), reader.take(2) != nil,
            let receiver = reader.address(), let transmitter = reader.address(), let bssid = reader.address(),
            let sequence = reader.little(UInt16.self), !transmitter.isGroup, !bssid.isGroup || bssid == .broadcast,
            let body = FrameBody(control, flags: flags, &reader)
        else { return nil }
        // The lower four bits number fragments, and nobody fragments these.
        guard sequence & 0xF == 0 else { return nil }
        self.init(from: transmitter, to: receiver, bssid: bssid, sequence: sequence >> 4, body)
    }

    /// A header of 24 bytes, and the body.
    public var bytes: [UInt8] {
        let addresses = receiver.bytes + transmitter.bytes + bssid.bytes
        return [body.control, flags, 0, 0] + addresses + (sequence << 4).littleBytes + body.bytes
    }

    private var flags: UInt8 {
        guard body.isData else { return 0 }
        return receiver == bssid ? FrameBody.toAccessPoint : FrameBody.fromAccessPoint
    }
}

extension MACAddress {
    /// For many receivers; nobody sends from one.
    var isGroup: Bool { value >> 40 & 1 == 1 }
}
