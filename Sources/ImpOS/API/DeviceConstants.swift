import ImpRuntime

/// Constants of the device's API, apart from those of pins and buses.
enum DeviceConstants {
    static let constants: [APIConstant] = policies + reasons + shutdowns + wakeReasons + configuration

    private static let policies = [
        constant("SUSPEND_ON_ERROR", SendPolicy.OnError.suspend.rawValue, "The program waits while disconnected."),
        constant("RETURN_ON_ERROR", SendPolicy.OnError.giveBack.rawValue, "The program goes on while disconnected."),
        constant("WAIT_TIL_SENT", SendPolicy.WaitFor.sent.rawValue, "Sending ends when data is in the send buffer."),
        constant("WAIT_FOR_ACK", SendPolicy.WaitFor.acknowledged.rawValue, "Sending ends when data has arrived."),
        constant("SEND_ERROR_NOT_CONNECTED", SendError.notConnected.rawValue, "There is no connection."),
        constant("SEND_ERROR_TIMEOUT", SendError.timeout.rawValue, "Sending took too long."),
        constant("SEND_ERROR_DISCONNECTED", SendError.disconnected.rawValue, "The connection was lost while sending."),
    ]

    /// `SERVER_CONNECTED`
    static let connected: Int32 = 5

    /// Of `server.connect`, `server.onunexpecteddisconnect` and `imp.net.info().lasterror`.
    private static let reasons = [
        constant("NOT_CONNECTED", 0, "No connection, for another reason."),
        constant("NO_WIFI", 1, "The network could not be joined."),
        constant("NO_LINK", 1, "The Ethernet cable has no link."),
        constant("NO_IP_ADDRESS", 2, "No address from DHCP."),
        constant("NOT_RESOLVED", 3, "The server's name could not be resolved."),
        constant("NO_SERVER", 4, "The server does not answer."),
        constant("SERVER_CONNECTED", connected, "Connected."),
        constant("NO_PROXY", 6, "The proxy does not answer."),
        constant("NOT_AUTHORISED", 7, "The proxy refuses the credentials."),
    ]

    private static let shutdowns = [
        constant("SHUTDOWN_NEWSQUIRREL", ShutdownReason.newProgram.rawValue, "A new program has arrived."),
        constant("SHUTDOWN_NEWFIRMWARE", ShutdownReason.newFirmware.rawValue, "A new operating system has arrived."),
        constant("SHUTDOWN_OTHER", ShutdownReason.other.rawValue, "Another reason."),
    ]

    private static let wakeReasons =
        WakeReason.allCases.map { reason in
            APIConstant(
                reason.constant, reason.rawValue, .device, since: reason == .restart ? .impOS(36) : .original,
                prose: reason.prose)
        }
        + [constant("WAKEREASON_PIN1", WakeReason.pin.rawValue, "An older name of `WAKEREASON_PIN`.")]

    // Only the names of these are documented; the values are ours.
    private static let configWiFi: Int32 = 1
    private static let configStaticNetwork: Int32 = 2
    private static let configProxy: Int32 = 4
    static let configAll: Int32 = 255
    static let proxyTypeHTTP: Int32 = 1

    /// What `imp.clearconfiguration` clears; nil for another number.
    static func configurationPart(_ action: Int32) -> ConfigurationPart? {
        switch action {
        case configWiFi: .wifi
        case configStaticNetwork: .staticNetwork
        case configProxy: .proxy
        case configAll: .all
        default: nil
        }
    }

    private static let configuration = [
        constant("CONFIG_WIFI", configWiFi, "The Wi-Fi network, for `imp.clearconfiguration`."),
        constant("CONFIG_STATIC_NETWORK", configStaticNetwork, "The static address, for `imp.clearconfiguration`."),
        constant("CONFIG_PROXY", configProxy, "The proxy, for `imp.clearconfiguration`."),
        constant("CONFIG_ALL", configAll, "Everything, enrolment included, for `imp.clearconfiguration`."),
        constant("PROXY_TYPE_HTTP", proxyTypeHTTP, "A proxy that understands CONNECT, for `imp.setproxy`."),
        constant("BLINKUP_FAST", flag(.fast), "A flag of `server.factoryblinkup`: 142 Hz instead of 60."),
        constant(
            "BLINKUP_ACTIVEHIGH", flag(.activeHigh), "A flag of `server.factoryblinkup`: the LED is on at a high level."
        ),
    ]

    private static func flag(_ flag: FactoryBlinkUpRequest.Flags) -> Int32 { flag.rawValue }

    private static func constant(_ name: String, _ value: Int32, _ prose: String) -> APIConstant {
        APIConstant(name, value, .device, prose: prose)
    }
}
