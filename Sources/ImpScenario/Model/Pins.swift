extension Scenario {
    public enum Level: String, Codable, CaseIterable, Sendable {
        case low, high
        /// Nothing drives the pin.
        case floating
    }

    /// A pin that something outside drives.
    public struct Input: Codable, Equatable, Sendable {
        /// What steps call it.
        public var name: String
        /// As `hardware` names it, such as `pin1` or `pinA`.
        public var pin: String
        /// At the start.
        public var level: Level
    }

    public struct Button: Codable, Equatable, Sendable {
        /// What steps call it.
        public var name: String
        public var pin: String
        /// The pin's level while it is pressed.
        public var pressed: Level
        public var released: Level
    }
}
