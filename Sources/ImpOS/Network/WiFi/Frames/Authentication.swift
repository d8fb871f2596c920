/// Open-system authentication: a request and an answer.
public struct Authentication: Equatable, Sendable {
    /// 1 for the request, 2 for the answer.
    public var step: UInt16
    /// 0 for success.
    public var status: UInt16

    public init(step: UInt16, status: UInt16 = 0) {
        self.step = step
        self.status = status
    }

    /// Nil for other algorithms, shared key among them.
    init?(_ reader: inout FrameReader) {
        guard reader.little(UInt16.self) == 0, let step = reader.little(UInt16.self), (1...2).contains(step),
            let status = reader.little(UInt16.self)
        else { return nil }
        self.init(step: step, status: status)
    }

    var bytes: [UInt8] { [0, 0] + step.littleBytes + status.littleBytes }
}
