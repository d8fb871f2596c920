public import ImpRuntime

extension Scenario {
    public struct Expectation: Codable, Equatable, Sendable {
        public var condition: Condition
        public var when: When
        /// A wait looks the same, but goes unmentioned in a report where it held.
        public var isWait = false

        public enum When: Codable, Equatable, Sendable {
            /// When the step begins.
            case now
            /// At some time from then on, at the latest after this.
            case within(TimeSpan)
            /// All the time from then on, for this long.
            case throughout(TimeSpan)
        }
    }

    public enum Condition: Codable, Equatable, Sendable {
        /// At least so many lines.
        case log(LogFilter, count: Int, since: Since)
        case noLog(LogFilter, since: Since)
        case led(state: LEDState?, color: LEDColor?)
        case pin(String, Level)
        case connected(Bool)
        /// Of the latest start of the device's program.
        case wakeReason(WakeReason)
        /// How often the device's program started anew; the first start does not count.
        case restarts(CountRange, since: Since)
        /// Nil: none is stored.
        case userConfiguration([UInt8]?)
        /// The average current, in nanoamperes, is below this.
        case current(below: Int64, since: Since)
    }

    /// From where on lines, restarts and charge count.
    public enum Since: String, Codable, CaseIterable, Sendable {
        /// The latest step that did something.
        case action
        case start
    }

    public struct CountRange: Codable, Equatable, Sendable {
        public var lower: Int
        public var upper: Int
    }

    /// What the status LED tells.
    public enum LEDState: String, Codable, CaseIterable, Sendable {
        case off, noSettings, waitingForEthernet, blinkUpReceived, blinkUpFailed, wps
        case searching, joining, gettingAddress, resolving, connecting, connected, proxyWrong, proxyRefused
        case upgradeDownloading, upgradeInstalling, blessPassed, blessFailed, hardwareFault
    }

    public enum LEDColor: String, Codable, CaseIterable, Sendable {
        case off, red, green, orange
    }

    /// Why a program started; the numbers are `hardware.wakereason()`'s.
    public enum WakeReason: Int, Codable, CaseIterable, Sendable {
        case powerOn, timer, softwareReset, pin, newSquirrel, squirrelError, newFirmware, snooze, hardwareReset
        case blinkUp, softwareRestart
    }
}
