/// A bus of a module: one object of `hardware` on fixed pins.
public struct BusData: Equatable, Sendable {
    public var kind: BusKind
    /// `uart57`, as in `hardware`.
    public var name: String
    /// The place of each of its lines.
    public var lines: [BusRole: BusLine]

    public init(kind: BusKind, name: String, lines: [BusRole: BusLine]) {
        (self.kind, self.name, self.lines) = (kind, name, lines)
    }

    /// The pin of a line; nil where the bus lacks the line or has it on a pin of its own.
    public func pin(_ role: BusRole) -> String? {
        guard case .pin(let name) = lines[role] else { return nil }
        return name
    }
}

public enum BusKind: String, CaseIterable, Codable, Sendable {
    case uart, spi, i2c

    /// Lines that a bus of the kind can have.
    public var roles: [BusRole] {
        switch self {
        case .uart: [.transmit, .receive, .requestToSend, .clearToSend]
        case .spi: [.clock, .controllerOut, .controllerIn, .chipSelect]
        case .i2c: [.serialClock, .serialData]
        }
    }
}

/// A line of a bus; the raw value is its name in pin tables.
public enum BusRole: String, CaseIterable, Codable, Sendable {
    case transmit = "TX"
    case receive = "RX"
    case requestToSend = "RTS"
    case clearToSend = "CTS"
    case clock = "SCLK"
    case controllerOut = "COPI"
    case controllerIn = "CIPO"
    case chipSelect = "CS"
    case serialClock = "SCL"
    case serialData = "SDA"
}

public enum BusLine: Equatable, Sendable {
    case pin(String)
    /// A pin of the module that is no GPIO.
    case own
}
