import ImpHardware
import ImpLink
import ImpRuntime
import SquirrelVM

/// Calls that only programs of a factory may make, and the server's answers to them.
extension Device {
    /// Whether the server says that the program is a factory's.
    private var isInFactory: Bool { state.parameters[scalar: "factoryfirmware"] == .bool(true) }
    private var isFixture: Bool { state.parameters[scalar: "is_factory_fixture"] == .bool(true) }

    private mutating func inFactory(_ member: String, _ body: (inout Device) -> HostAnswer) -> HostAnswer {
        if !isInFactory, let refusal = FactoryOnly.refusal(of: member) { return .failure(refusal) }
        return body(&self)
    }

    // MARK: Configuration

    mutating func setCountry() -> HostAnswer {
        inFactory("imp.setcountry") { device in
            let code = UInt32(bitPattern: device.script.integer(0))
            guard device.data.wifi.takes(code) else { return .failure("invalid code in imp.setcountry(code)") }
            return device.configure { $0.country = code }
        }
    }

    mutating func setNVRAMImage() -> HostAnswer {
        inFactory("imp.setnvramimage") { device in
            guard let image = device.script.data(0) else {
                return .failure("string or blob expected in imp.setnvramimage(image)")
            }
            return device.configure { $0.nvramImage = image.isEmpty ? nil : ByteString(image) }
        }
    }

    mutating func setRescuePin() -> HostAnswer {
        inFactory("imp.setrescuepin") { device in
            let pin = device.script.argument(0)
            if pin.isNull { return device.configure { $0.rescuePin = nil } }
            guard let found = device.pin(pin) else { return .failure("invalid pin in imp.setrescuepin(pin, polarity)") }
            guard (0...1).contains(device.script.integer(1)) else {
                return .failure("invalid polarity in imp.setrescuepin(pin, polarity)")
            }
            let rescue = DeviceConfiguration.RescuePin(
                pin: ByteString(device.state.board.pins.name(of: found)), idleIsHigh: device.script.integer(1) == 1)
            return device.configure { $0.rescuePin = rescue }
        }
    }

    // MARK: Blessing

    mutating func bless() -> HostAnswer {
        inFactory("server.bless") { device in
            guard device.state.program.hooks.set(DeviceHook.bless, device.script.argument(1), in: &device.script) else {
                return .outOfMemory
            }
            device.tellBlessing(.call(passed: device.script.argument(0).isTrue), at: device.script.now)
            return .null
        }
    }

    mutating func blessingAnswered(_ answer: BlessingAnswer, at now: Instant) {
        let outcome: Blessing.Answer =
            !answer.isAccepted ? .refused : answer.restarts ? .acceptedAndStarts : .acceptedAndWaits
        tellBlessing(.answer(number: state.requestNumber, outcome), at: now)
    }

    private mutating func tellBlessing(_ input: Blessing.Input, at now: Instant) {
        for action in state.blessing.handle(input, at: now) {
            switch action {
            case .send(let number, let passed):
                state.requestNumber = number
                say(.bless(passed: passed), at: now)
            case .show(let passed): showLED(.bless(passed: passed), at: now)
            case .callBack(let passed): queueEvent(.hook(DeviceHook.bless, .bool(passed)), at: now)
            case .restart: joinGroup(at: now)
            }
        }
    }

    /// The device belongs to another group now: it starts into that one's program.
    mutating func joinGroup(at now: Instant) {
        state.parameters = .emptyTable
        restartProgram(at: now)
    }

    /// The module stops; what its program had asked of the factory's server is over.
    mutating func forgetFactory() {
        state.blessing = Blessing(module: state.module)
        state.factoryBlinkUp = FactoryBlinkUp(isFixture: false)
        state.isFlashing = false
    }

    // MARK: BlinkUp by a fixture

    mutating func factoryBlinkUp() -> HostAnswer {
        inFactory("server.factoryblinkup") { device in
            guard device.pin(device.script.argument(2)) != nil else {
                return .failure("invalid pin in server.factoryblinkup(ssid, password, pin, flags)")
            }
            do throws(BlinkUpFailure) {
                let request = try FactoryBlinkUpRequest(
                    ssid: ByteString(device.script.bytes(0)), key: ByteString(device.script.bytes(1)),
                    flags: FactoryBlinkUpRequest.Flags(rawValue: device.script.integer(3)))
                device.state.factoryBlinkUp = FactoryBlinkUp(isFixture: device.isFixture)
                device.tellFactoryBlinkUp(.call(request), at: device.script.now)
                return .null
            } catch {
                return .failure("invalid ssid or password in server.factoryblinkup(ssid, password, pin, flags)")
            }
        }
    }

    mutating func factoryTokenArrived(_ token: FactoryToken, at now: Instant) {
        switch token {
        case .granted(let tokens):
            tellFactoryBlinkUp(.token(number: state.requestNumber, ByteString(tokens.token)), at: now)
        case .refused(let reason): tellFactoryBlinkUp(.refusal(number: state.requestNumber, reason), at: now)
        }
    }

    private mutating func tellFactoryBlinkUp(_ input: FactoryBlinkUp.Input, at now: Instant) {
        for action in state.factoryBlinkUp.handle(input, at: now) {
            switch action {
            case .askForToken(let number):
                state.requestNumber = number
                say(.factoryTokenWanted, at: now)
            case .logError(let text): script.logError(text)
            case .flash(let flash):
                state.isFlashing = true
                put(.blinkUpFlash(flash.frame, at: now))
            case .resume:
                state.isFlashing = false
                script.keepUp(wallBase: state.clock.wallBase, to: now)
            }
        }
    }

    // MARK: Time

    var factoryDeadline: Instant? {
        [state.blessing.deadline, state.factoryBlinkUp.deadline].compactMap { $0 }.min()
    }

    mutating func tickFactory(at now: Instant) {
        tellBlessing(.tick, at: now)
        tellFactoryBlinkUp(.tick, at: now)
    }
}
