public import ImpRuntime

/// What of a board a device can connect with, as it finds out when it boots.
public struct NetworkHardware: Codable, Equatable, Sendable {
    /// The radio's address; nil if it stays without power.
    public let radio: MACAddress?
    /// The Ethernet port's address; nil if there is none.
    public let ethernet: MACAddress?

    public init(radio: MACAddress?, ethernet: MACAddress?) {
        self.radio = radio
        self.ethernet = ethernet
    }

    /// Only imp005 looks: the other modules have their antenna or connector built in, and no Ethernet.
    ///
    /// An imp005 cannot tell by itself that no antenna is fitted. An NVRAM image for the radio says so; without one the
    /// radio is used and hears nothing.
    public static func detect(
        on module: Module, _ board: BoardSwitches, hasNVRAMImage: Bool, radio: MACAddress, ethernet: MACAddress
    ) -> NetworkHardware {
        guard module == .imp005 else { return NetworkHardware(radio: radio, ethernet: nil) }
        let usesRadio = board.wifiAntenna || !hasNVRAMImage
        return NetworkHardware(radio: usesRadio ? radio : nil, ethernet: board.ethernetPHY ? ethernet : nil)
    }
}

/// What is fitted beside an imp005: the board's switches `ethernet-phy` and `wifi-antenna`.
public struct BoardSwitches: Codable, Equatable, Sendable {
    public var ethernetPHY: Bool
    public var wifiAntenna: Bool

    public init(ethernetPHY: Bool = true, wifiAntenna: Bool = true) {
        self.ethernetPHY = ethernetPHY
        self.wifiAntenna = wifiAntenna
    }
}

/// What a connection goes over.
public enum NetworkMedium: Codable, Equatable, Sendable {
    case wifi, ethernet
}
