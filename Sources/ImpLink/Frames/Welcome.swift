public import ImpRuntime

/// A server's first frame.
public struct Welcome: Codable, Equatable, Sendable {
    public var version = LinkFigures.version
    public var features = LinkFeatures.traces
    /// Of the session before, of what the device sent.
    public var lastSeen = FrameSequence.none
    public var time: WallTime
    public var deployment: Deployment
    /// A table for `imp.configparams`, empty but in factories; at most `LinkFigures.longestConfiguration` bytes.
    public var configuration = PortableValue.emptyTable

    public init(time: WallTime, deployment: Deployment) {
        self.time = time
        self.deployment = deployment
    }
}

extension Welcome: FrameField {
    init(from reader: inout FieldReader) throws(FrameError) {
        version = try reader.number()
        features = LinkFeatures(rawValue: try reader.number())
        lastSeen = FrameSequence(rawValue: try reader.number())
        time = try reader.time()
        deployment = try Deployment(from: &reader)
        let bytes = try reader.counted()
        if bytes.count > LinkFigures.longestConfiguration { throw reader.outOfRange("configuration") }
        configuration = try reader.value(bytes, "configuration")
    }

    func write(to writer: inout FieldWriter) {
        writer.number(version)
        writer.number(features.rawValue)
        writer.number(lastSeen.rawValue)
        writer.time(time)
        writer.field(deployment)
        writer.counted(configuration.encoded())
    }
}
