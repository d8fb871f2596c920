public import ImpRuntime

/// What a module took from its supply.
public struct PowerReport: Equatable, Sendable {
    public struct Row: Equatable, Sendable {
        public enum Consumer: Hashable, Sendable {
            case state(PowerState)
            case led(LEDState)
        }

        public var consumer: Consumer
        public var time: TimeSpan
        /// In microcoulombs, which are microamperes times seconds.
        public var charge: Double

        init(_ consumer: Consumer, _ time: TimeSpan, _ microamperes: Double) {
            self.consumer = consumer
            self.time = time
            charge = microamperes * time.seconds
        }
    }

    /// One for each state that there was any time of.
    public var rows: [Row]
    /// How long the account ran.
    public var time: TimeSpan

    /// In microcoulombs.
    public var charge: Double { rows.reduce(0) { $0 + $1.charge } }
    public var milliampereHours: Double { charge / 3.6e6 }
    /// In microamperes; 0 for no time.
    public var averageCurrent: Double { time > .zero ? charge / time.seconds : 0 }

    /// How many days a battery would last if it all went on like this; infinite where nothing is taken.
    public func days(onMilliampereHours capacity: Double) -> Double {
        averageCurrent > 0 ? capacity * 1_000 / averageCurrent / 24 : .infinity
    }
}
