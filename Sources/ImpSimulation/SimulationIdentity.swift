import ImpRuntime

/// Names that derive from the project's folder, so that each run of a project has the same.
public struct SimulationIdentity: Codable, Equatable, Sendable {
    /// 16 hexadecimal digits, as `hardware.getdeviceid` gives them.
    public let deviceID: String
    /// Twelve letters and digits.
    public let agentID: String
    /// Below the ports that the system gives out: 20000…29999.
    public let port: Int

    public init(deviceID: String, agentID: String, port: Int) {
        (self.deviceID, self.agentID, self.port) = (deviceID, agentID, port)
    }

    public init(project: String) {
        let device = String(stableHash(project + "/device") >> 4, radix: 16)
        deviceID = "2" + String(repeating: "0", count: 15 - device.count) + device
        var random = SeededRandom(seed: stableHash(project + "/agent"))
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        agentID = String((0..<12).map { _ in letters[Int(random.next() % UInt64(letters.count))] })
        port = 20_000 + Int(stableHash(project + "/port") % 10_000)
    }

    /// What the device encrypts with: 32 bytes of its own.
    var deviceKey: [UInt8] {
        var random = SeededRandom(seed: stableHash(deviceID + "/key"))
        return (0..<32).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    }
}
