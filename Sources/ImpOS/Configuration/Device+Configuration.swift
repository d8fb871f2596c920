import ImpHardware
import ImpLink
import ImpRuntime
import SquirrelVM

/// Calls that write to the configuration page or the user's part of the flash. What they set counts from the next
/// attempt to connect on.
extension Device {
    mutating func setWiFi() -> HostAnswer {
        let (ssid, key) = (script.bytes(0), script.bytes(1))
        guard ssid.count <= 32 else { return .failure("ssid too long in imp.setwificonfiguration(ssid, key)") }
        guard key.count <= 64 else { return .failure("key too long in imp.setwificonfiguration(ssid, key)") }
        let wifi = DeviceConfiguration.WiFi(ssid: ByteString(ssid), key: ByteString(key))
        // A network without a name is none.
        return configure { $0.wifi = ssid.isEmpty ? nil : wifi }
    }

    mutating func setStaticNetwork() -> HostAnswer {
        let call = "imp.setstaticnetworkconfiguration(ip, netmask, gateway, dns)"
        let servers = (0..<script.machine.count(script.argument(3))).map { index in
            text(script.machine.bytes(script.machine.element(script.argument(3), index)) ?? [])
        }
        do {
            let network = try IPv4Configuration(
                address: text(script.bytes(0)), netmask: text(script.bytes(1)), gateway: text(script.bytes(2)),
                nameServers: servers)
            return configure {
                $0.staticNetwork = DeviceConfiguration.StaticNetwork(
                    address: network.address.bits, netmask: network.network.netmask.bits,
                    gateway: network.gateway.bits, dnsServers: network.nameServers.map(\.bits))
            }
        } catch {
            return .failure("\(error) in \(call)")
        }
    }

    mutating func setProxy() -> HostAnswer {
        let call = "imp.setproxy(type, address, port)"
        let (address, port) = (script.bytes(1), script.integer(2))
        let (user, password) = (script.bytes(3), script.bytes(4))
        guard script.integer(0) == DeviceConstants.proxyTypeHTTP else { return .failure("invalid type in \(call)") }
        guard (1...64).contains(address.count) else { return .failure("invalid address in \(call)") }
        guard let port = UInt16(exactly: port) else { return .failure("invalid port in \(call)") }
        guard user.count <= 32, password.count <= 32, user.isEmpty || script.optional(4) != nil else {
            return .failure("invalid credentials in imp.setproxy(type, address, port, username, password)")
        }
        let credentials = DeviceConfiguration.Credentials(user: ByteString(user), password: ByteString(password))
        return configure {
            $0.proxy = DeviceConfiguration.Proxy(
                host: ByteString(address), port: port, credentials: user.isEmpty ? nil : credentials)
        }
    }

    mutating func clearConfiguration() -> HostAnswer {
        let action = script.optional(0).map { _ in script.integer(0) } ?? DeviceConstants.configAll
        guard let part = DeviceConstants.configurationPart(action) else {
            return .failure("invalid action in imp.clearconfiguration(action)")
        }
        return configure { $0.clear(part) }
    }

    mutating func setEnrolment() -> HostAnswer {
        let (plan, token) = (ByteString(script.bytes(0)), ByteString(script.bytes(1)))
        // Longer ones would not fit into what the device says of itself to the server.
        guard plan.bytes.count <= BlinkUpFrame.Limit.enrolment, token.bytes.count <= BlinkUpFrame.Limit.enrolment else {
            return .failure("value too long in imp.setenroltokens(planID, token)")
        }
        return configure { $0.enrolment = DeviceConfiguration.Enrolment(planID: plan, token: token) }
    }

    mutating func configureWPS() -> HostAnswer {
        guard script.optional(0) != nil else { return configure { $0.wps = .pushButton } }
        let pin = script.bytes(0)
        guard pin.count == 8, pin.allSatisfy({ (48...57).contains($0) }) else {
            return .failure("invalid pin in imp.net.configurewps(pin)")
        }
        return configure { $0.wps = .pin(ByteString(pin)) }
    }

    /// Changes the configuration page.
    mutating func configure(_ change: (inout DeviceConfiguration) -> Void) -> HostAnswer {
        var configuration = configuration
        change(&configuration)
        write { [configuration] (flash, power) throws(FlashError) in
            try flash.configure(configuration, power: &power)
        }
        showBlinkUp(.settings(configuration.isComplete), at: script.now)
        return .null
    }

    // MARK: User configuration

    mutating func setUserConfiguration() -> HostAnswer {
        let data = script.data(0)
        // An object that is no blob is nothing to erase with.
        guard data != nil || script.argument(0).isNull else {
            return .failure("string, blob or null expected in imp.setuserconfiguration(value)")
        }
        if let data, data.count > UserConfiguration.limit {
            return .failure("value too long in imp.setuserconfiguration(value)")
        }
        write { (flash, power) throws(FlashError) in try flash.setUserConfiguration(data, power: &power) }
        put(.userConfiguration(data, at: script.now))
        return .null
    }

    mutating func getUserConfiguration() -> HostAnswer {
        guard let data = userConfiguration else { return .null }
        return script.machine.makeBlob(data).map { .value($0) } ?? .outOfMemory
    }

    // MARK: Other calls

    mutating func setSendBufferSize() -> HostAnswer {
        let size = state.sendBuffer
        let asked = min(Int(script.integer(0)), TransportFigures.largestSendBuffer(of: state.module))
        state.program.sendBuffer = max(state.program.sendBuffer, asked)
        state.sendBuffer = max(size, asked)
        state.network.stream.resizeSendBuffer(state.sendBuffer)
        return .integer(Int32(size))
    }

    mutating func configureForPlanner() -> HostAnswer {
        _ = send(.error("WARNING: imp.configure() is deprecated and has no effect"))
        return .text([])
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
