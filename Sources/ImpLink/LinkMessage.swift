public import ImpRuntime

/// `agent.send` or `device.send`: data for the handler of that name at the other end.
public struct LinkMessage: Codable, Equatable, Sendable {
    public var name: ByteString
    public var data: PortableValue

    public init(name: ByteString, data: PortableValue) {
        self.name = name
        self.data = data
    }
}
