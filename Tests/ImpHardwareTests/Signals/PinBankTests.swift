import ImpRuntime
import Testing

@testable import ImpHardware

@Suite("Pins") struct PinBankTests {
    private static let now = Instant(nanoseconds: 5)

    /// A module's pins, and an end of one pin's net that a part has.
    private struct Board {
        var nets = Nets()
        var bank: PinBank
        let pin: PinID
        let part: DriverID

        init(_ module: Module, _ name: String) throws {
            bank = PinBank(module, nets: &nets, at: .start)
            pin = try #require(bank.pin(name))
            let net = try #require(bank.driver(of: pin).flatMap(nets.net))
            part = nets.addDriver("part", on: net)
            _ = nets.takeChanges()
        }

        mutating func configure(
            _ mode: PinMode, _ output: Level = .low, isWatched: Bool = false, of other: PinID? = nil
        ) throws {
            try bank.configure(other ?? pin, as: mode, output: output, isWatched: isWatched, nets: &nets, at: now)
        }

        mutating func takeEdges() -> [PinEdge] { bank.edges(in: nets.takeChanges(), nets: nets) }

        mutating func write(_ level: Level, to other: PinID? = nil) throws {
            try bank.write(other ?? pin, level, nets: &nets, at: now)
        }

        mutating func sleep() { bank.sleep(nets: &nets, at: now) }
        mutating func start() { bank.start(nets: &nets, at: now) }
        mutating func powerOff() { bank.powerOff(nets: &nets, at: now) }

        mutating func read(_ drive: Drive = .open) throws -> Int {
            nets.drive(part, drive, at: now)
            return try bank.read(pin, nets: nets).rawValue
        }
    }

    /// Each mode, what is written, what a part does, and what the pin then reads.
    @Test(arguments: [
        (PinMode.digitalIn, Level.low, Drive.strong(.high), 1), (.digitalIn, .low, .strong(.low), 0),
        (.digitalIn, .low, .pull(.high), 1),
        (.digitalInPullUp, .low, .open, 1), (.digitalInPullUp, .low, .strong(.low), 0),
        (.digitalInPullDown, .low, .open, 0), (.digitalInPullDown, .low, .strong(.high), 1),
        (.digitalOut, .low, .open, 0), (.digitalOut, .high, .open, 1), (.digitalOut, .high, .pull(.low), 1),
        (.digitalOutOpenDrain, .low, .pull(.high), 0), (.digitalOutOpenDrain, .high, .pull(.high), 1),
        (.digitalOutOpenDrain, .high, .strong(.low), 0),
        (.digitalOutOpenDrainPullUp, .low, .open, 0), (.digitalOutOpenDrainPullUp, .high, .open, 1),
        (.digitalOutOpenDrainPullUp, .high, .strong(.low), 0),
    ])
    func read(_ mode: PinMode, _ output: Level, _ part: Drive, _ value: Int) throws {
        var board = try Board(.imp003, "pinP")
        try board.configure(mode, output)
        #expect(try board.read(part) == value)
        #expect(board.bank.mode(of: board.pin) == mode)
    }

    @Test("The constants have the documented values")
    func haveValues() {
        #expect(PinMode.allCases.map(\.rawValue) == [256, 512, 768, 1024, 1280, 1536, 2560])
    }

    @Test("R1: every pin of every module does every digital mode", arguments: Module.allCases)
    func support(_ module: Module) throws {
        var nets = Nets()
        var bank = PinBank(module, nets: &nets, at: .start)
        let data = ModuleData.of(module)
        for (index, pin) in data.pins.enumerated() {
            for mode in PinMode.allCases where mode != .digitalInWakeUp || pin.can(.wake) {
                try bank.configure(PinID(index: index), as: mode, nets: &nets, at: .start)
            }
            for mode in [PinMode.digitalIn, .digitalInPullUp, .digitalInPullDown] {
                let result = Result { () throws(PinError) in
                    try bank.configure(PinID(index: index), as: mode, isWatched: true, nets: &nets, at: .start)
                }
                switch result {
                case .success: #expect(pin.can(.stateChange))
                case .failure(let error):
                    #expect(!pin.can(.stateChange) && error == .noStateChange(pin: pin.name, mode: mode))
                }
            }
            if pin.can(.wake) { continue }
            #expect(throws: PinError.cannotWake(pin: pin.name, other: data.wakePin?.name)) {
                try bank.configure(PinID(index: index), as: .digitalInWakeUp, nets: &nets, at: .start)
            }
        }
    }

    @Test(arguments: [
        (PinError.cannotWake(pin: "pinA", other: "pinW"), "pinA cannot be DIGITAL_IN_WAKEUP; pinW can"),
        (
            .cannotWake(pin: "pinA", other: nil),
            "pinA cannot be DIGITAL_IN_WAKEUP, nor can another pin of this module"
        ),
        (.noStateChange(pin: "pinD", mode: .digitalIn), "pinD has no callback as DIGITAL_IN"),
        (.notOutput(pin: "pinD", mode: nil), "pinD is not configured as an output"),
        (.notOutput(pin: "pinD", mode: .digitalInPullUp), "pinD is DIGITAL_IN_PULLUP, not an output"),
        (.noSuchPin, "the module has no such pin"),
    ])
    func sayWhy(_ error: PinError, _ text: String) {
        #expect(error.description == text)
    }

    @Test("A refused mode leaves the pin as it was")
    func keepTheirMode() throws {
        var board = try Board(.imp003, "pinP")
        try board.configure(.digitalOut, .high)
        #expect(throws: PinError.self) { try board.configure(.digitalInWakeUp) }
        #expect(board.bank.mode(of: board.pin) == .digitalOut)
        #expect(try board.read() == 1)
    }

    @Test("Only outputs are written")
    func write() throws {
        var board = try Board(.imp001, "pin9")
        #expect(throws: PinError.notOutput(pin: "pin9", mode: nil)) { try board.write(.high) }
        try board.configure(.digitalInPullUp)
        #expect(throws: PinError.notOutput(pin: "pin9", mode: .digitalInPullUp)) { try board.write(.high) }
        try board.configure(.digitalOut)
        try board.write(.high)
        #expect(try board.read() == 1)
        #expect(throws: PinError.noSuchPin) {
            try board.write(.high, to: PinID(index: -1))
        }
    }

    @Test("Edges of watched pins are told, both ways")
    func tellEdges() throws {
        var board = try Board(.imp003, "pinP")
        try board.configure(.digitalIn)
        _ = try board.read(.strong(.high))
        let unwatched = board.takeEdges()
        #expect(unwatched.isEmpty)
        try board.configure(.digitalIn, isWatched: true)
        _ = try board.read(.strong(.low))
        _ = try board.read(.open)
        _ = try board.read(.strong(.high))
        let edges = board.takeEdges()
        #expect(edges == [Level.low, .high].map { PinEdge(pin: board.pin, level: $0, at: PinBankTests.now) })
    }

    @Test("The imp005's pins start in their boot state")
    func start() throws {
        var nets = Nets()
        let bank = PinBank(.imp005, nets: &nets, at: .start)
        for (name, level) in [("pinB", Level.high), ("pinA", .low), ("pinXB", .high), ("pinC", .low)] {
            #expect(try bank.read(try #require(bank.pin(name)), nets: nets) == level)
        }
        let floating = try #require(bank.pin("pinC").flatMap(bank.driver).flatMap(nets.net))
        #expect(nets.state(of: floating).isFloating)
    }

    @Test("In deep sleep no pin drives but an armed wake pin, weakly, and a high level wakes")
    func sleep() throws {
        var board = try Board(.imp003, "pinW")
        let output = try #require(board.bank.pin("pinP"))
        try board.configure(.digitalOut, .high, of: output)
        try board.configure(.digitalInWakeUp)
        board.sleep()
        let net = try #require(board.bank.driver(of: output).flatMap(board.nets.net))
        #expect(board.nets.state(of: net).isFloating)
        #expect(try board.read() == 0)
        #expect(!board.bank.wakes(nets: board.nets))
        _ = try board.read(.strong(.high))
        #expect(board.bank.wakes(nets: board.nets))
        board.start()
        #expect(board.bank.mode(of: board.pin) == nil && !board.bank.wakes(nets: board.nets))
    }

    @Test("A wake pin that is not armed does not wake")
    func doNotWake() throws {
        var board = try Board(.imp001, "pin1")
        try board.configure(.digitalIn)
        board.sleep()
        #expect(try board.read(.strong(.high)) == 1)
        #expect(!board.bank.wakes(nets: board.nets))
    }

    @Test("Without power no pin drives")
    func powerOff() throws {
        var board = try Board(.imp005, "pinB")
        board.powerOff()
        let net = try #require(board.bank.driver(of: board.pin).flatMap(board.nets.net))
        #expect(board.nets.state(of: net).isFloating)
    }
}
