/// What a scenario does to the simulation. Where a part of the world changes, the effect has all of the part as it is
/// from now on.
public enum ScenarioEffect: Codable, Equatable, Sendable {
    case supply(Scenario.Supply)
    case battery(Scenario.Battery)
    /// The access point of this name.
    case accessPoint(Scenario.AccessPoint)
    case ethernet(Scenario.EthernetSocket)
    case server(isUp: Bool)
    case path(Scenario.Path)
    case randomSource(Scenario.RandomSource)
    /// From outside, to a pin as `hardware` names it.
    case pin(String, Scenario.Level)
    case blinkUp(Scenario.BlinkUp)
    /// The button for WPS on the access point of this name.
    case pressWPS(accessPoint: String)
    /// Files relative to the scenario's; nil: the same program as before.
    case deploy(device: String?, agent: String?)
    case upgradeOS(Scenario.OSUpgrade)
    case restartAgent(Scenario.AgentRestart)
    /// To another server of the cloud: it starts anew, with its saved data.
    case migrateAgent
    case exhaustAgentMemory
    /// The device opens a new connection while the server still holds the old one.
    case reconnectStale
    /// Save everything under this name.
    case save(String)
    /// Answer with the observation `charge`, at the same time.
    case measureCharge
}

extension Scenario {
    /// What a phone flashes at the device.
    public struct BlinkUp: Codable, Equatable, Sendable {
        /// What is sent; the transmission may be damaged.
        public enum Content: Codable, Equatable, Sendable {
            case settings(ssid: String?, key: String, plan: String?, token: String?)
            /// Clears the device's settings.
            case clear
            /// Bytes as they are, instead of a packet.
            case raw([UInt8])
        }

        public var content: Content
        public var damage: [Damage]

        public enum Damage: Codable, Equatable, Sendable {
            /// Only so many bytes arrive.
            case truncated(bytes: Int)
            /// The bit of this number, counted from 0, arrives as its opposite.
            case flipped(bit: Int)
            /// So many bytes follow that do not belong there.
            case overlong(bytes: Int)
        }
    }

    public struct OSUpgrade: Codable, Equatable, Sendable {
        /// Such as `36.14`.
        public var release: String
        /// The supply fails after so many of its writes to flash; each is a byte that is programmed, or half of a sector's
        /// erasing.
        public var cutPowerAtStep: Int?
    }

    public enum AgentRestart: String, Codable, CaseIterable, Sendable {
        case reload, newCode, crash
    }
}
