import ImpHardware
public import ImpRuntime

/// The status LED and BlinkUp's sensor of a device.
extension Device {
    mutating func showLED(_ input: StatusLED.Input, at now: Instant) {
        for change in state.led.handle(input, at: now) { put(.led(change)) }
    }

    mutating func showBlinkUp(_ input: BlinkUpRules.Input, at now: Instant) {
        for change in state.blinkUpRules.handle(input, at: now) {
            showLED(.blinkUpEnabled(change.isEnabled), at: change.at)
            _ = state.blinkUp.handle(.enabled(change.isEnabled), at: change.at)
        }
    }

    mutating func tickLights(at now: Instant) {
        showBlinkUp(.tick, at: now)
        showLED(.tick, at: now)
        takeBlinkUp(.tick, at: now)
    }

    /// When the LED or the sensor changes by itself.
    var lightsDeadline: Instant? {
        [state.led.deadline, state.blinkUpRules.deadline, state.blinkUp.deadline].compactMap { $0 }.min()
    }

    /// `imp.enableblinkup`
    mutating func enableBlinkUp() -> HostAnswer {
        showBlinkUp(.call(enabled: script.argument(0).isTrue), at: script.now)
        return .null
    }

    /// BlinkUp shines at the device: the bytes of a frame, right or wrong.
    public mutating func receiveBlinkUp(_ frame: [UInt8], at now: Instant) {
        guard state.life.isAwake else { return }
        takeBlinkUp(.frame(frame), at: now)
    }

    private mutating func takeBlinkUp(_ input: BlinkUpReceiver.Input, at now: Instant) {
        for action in state.blinkUp.handle(input, at: now) {
            switch action {
            case .configure(let new):
                var configuration = configuration
                configuration.apply(new)
                write { [configuration] (flash, power) throws(FlashError) in
                    try flash.configure(configuration, power: &power)
                }
                showLED(.blinkUp(received: true), at: now)
            case .fail(let failure):
                showLED(.blinkUp(received: false), at: now)
                put(.blinkUpFailed(failure, at: now))
            case .restart: reset(to: .blinkUp, at: now)
            }
        }
    }

    /// The state that the LED shows for how far the connection is.
    static func light(of phase: NetworkPhase) -> LEDState {
        switch phase {
        case .off: .off
        case .noSettings: .noSettings
        case .waitingForEthernet: .waitingForEthernet
        case .wps: .wps
        case .searching: .searching
        case .joining: .joining
        case .gettingAddress: .gettingAddress
        case .resolving: .resolving
        case .connecting: .connecting
        case .connected: .connected
        case .proxyWrong: .proxyWrong
        case .proxyRefused: .proxyRefused
        }
    }
}

extension DeviceConfiguration {
    /// What BlinkUp has brought.
    fileprivate mutating func apply(_ new: BlinkUpConfiguration) {
        if new.clears.contains(.wifi) { wifi = nil }
        if new.clears.contains(.staticNetwork) { staticNetwork = nil }
        if new.clears.contains(.proxy) { proxy = nil }
        if new.clears.contains(.enrolment) { enrolment = nil }
        if let network = new.wifi { wifi = WiFi(ssid: network.ssid, key: network.key) }
        if let wps = new.wps { self.wps = wps.pin.isEmpty ? .pushButton : .pin(ByteString(wps.pin)) }
        if let tokens = new.enrolment { enrolment = Enrolment(planID: tokens.planID, token: tokens.token) }
        if let fixed = new.staticNetwork {
            staticNetwork = StaticNetwork(
                address: fixed.address, netmask: fixed.netmask, gateway: fixed.gateway, dnsServers: fixed.nameServers)
        }
        if let proxy = new.proxy {
            self.proxy = Proxy(
                host: proxy.address, port: proxy.port,
                credentials: proxy.user.bytes.isEmpty
                    ? nil : Credentials(user: proxy.user, password: proxy.password))
        }
    }
}
