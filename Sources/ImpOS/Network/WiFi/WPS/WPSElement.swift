/// How a device and an access point recognise each other in Wi-Fi Simple Configuration.
public enum WPSMode: Codable, Equatable, Sendable {
    /// Somebody presses the access point's button.
    case pushButton
    /// Eight digits that the access point was told.
    case pin(String)
}

/// What an access point with WPS says of it in beacons and probe responses.
public struct WPSElement: Codable, Equatable, Sendable {
    /// Whether it would give its credentials to somebody now.
    public var isActive: Bool
    public var method: WPSMethod?

    public init(isActive: Bool, method: WPSMethod? = nil) {
        self.isActive = isActive
        self.method = method
    }

    /// Of the bytes behind the vendor's prefix.
    init?(content: [UInt8]) {
        guard let attributes = WPSAttributes(content) else { return nil }
        let active = attributes[.selectedRegistrar]
        let method = attributes[.passwordIdentifier]
        guard attributes[.version]?.count == 1, active.map({ $0.count == 1 }) ?? true,
            method.map({ $0.count == 2 }) ?? true
        else { return nil }
        self.init(isActive: active == [1], method: method.flatMap { WPSMethod(bytes: $0) })
    }

    var content: [UInt8] {
        var attributes = WPSAttributes()
        attributes[.version] = [0x10]
        attributes[.state] = [2]
        if isActive { attributes[.selectedRegistrar] = [1] }
        if let method { attributes[.passwordIdentifier] = method.rawValue.bigBytes }
        return attributes.bytes
    }
}

/// The identifier of a device password.
public enum WPSMethod: UInt16, Codable, Sendable {
    case pin = 0
    case pushButton = 4

    init?(bytes: [UInt8]) { self.init(rawValue: bytes.reduce(0) { $0 << 8 | UInt16($1) }) }
}

extension WPSMode {
    public var method: WPSMethod {
        switch self {
        case .pushButton: .pushButton
        case .pin: .pin
        }
    }

    /// What both ends prove that they know. The button's is eight zeros.
    public var password: String {
        switch self {
        case .pushButton: "00000000"
        case .pin(let pin): pin
        }
    }
}
