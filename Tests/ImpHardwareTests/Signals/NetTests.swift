import Foundation
import ImpRuntime
import Testing

@testable import ImpHardware

@Suite("Nets") struct NetTests {
    private static let now = Instant(nanoseconds: 5)

    /// What becomes of an untouched net that these drive, one after the other.
    private func state(_ drives: [Drive]) throws -> NetState {
        var nets = Nets()
        let net = nets.addNet("n")
        for (number, drive) in drives.enumerated() {
            nets.drive(nets.addDriver("\(number)", on: net), drive, at: NetTests.now)
        }
        return nets.state(of: net)
    }

    @Test(
        arguments: [
            ([], Level.low, true, false), ([.open], .low, true, false),
            ([.strong(.high)], .high, false, false), ([.strong(.low)], .low, false, false),
            ([.pull(.high)], .high, false, false), ([.pull(.high), .open], .high, false, false),
            ([.pull(.high), .strong(.low)], .low, false, false), ([.pull(.low), .strong(.high)], .high, false, false),
            ([.pull(.high), .openDrain(.low)], .low, false, false),
            ([.pull(.high), .openDrain(.high)], .high, false, false),
            ([.openDrain(.low), .openDrain(.low)], .low, false, false),
            ([.strong(.high), .strong(.high)], .high, false, false),
            // Half the supply: the level is what it was.
            ([.strong(.high), .strong(.low)], .high, false, true),
            ([.strong(.low), .strong(.high)], .low, false, true),
            ([.pull(.high), .pull(.low)], .high, false, false), ([.pull(.low), .pull(.high)], .low, false, false),
            ([.source(.millivolts(5_000), ohms: 0)], .high, false, false),
            (
                [.source(Voltage(microvolts: .max), ohms: 1), .source(Voltage(microvolts: .min), ohms: 1)], .low, false,
                true
            ),
        ] as [([Drive], Level, Bool, Bool)])
    func resolve(_ drives: [Drive], _ level: Level, _ isFloating: Bool, _ isContested: Bool) throws {
        let state = try state(drives)
        #expect((state.level, state.isFloating, state.isContested) == (level, isFloating, isContested))
    }

    @Test(
        "A net's voltage is what its sources make of it",
        arguments: [
            ([.source(.millivolts(1_000), ohms: 10_000)], 1_000_000),
            ([.source(.millivolts(3_000), ohms: 10_000), .pull(.low, ohms: 20_000)], 2_000_000),
            ([.pull(.high), .pull(.low)], 1_650_000),
        ] as [([Drive], Int64)])
    func haveVoltages(_ drives: [Drive], _ microvolts: Int64) throws {
        #expect(try state(drives).voltage.microvolts == microvolts)
    }

    @Test("A floating net keeps what it had")
    func keepWhatTheyHad() throws {
        var nets = Nets()
        let net = nets.addNet("n")
        let end = nets.addDriver("end", on: net)
        nets.drive(end, .strong(.high), at: .start)
        nets.drive(end, .open, at: NetTests.now)
        #expect(nets.state(of: net).isFloating && nets.level(of: net) == .high)
    }

    @Test("Changes are told once, in order, with their time")
    func tellChanges() throws {
        var nets = Nets()
        let net = nets.addNet("n")
        let end = nets.addDriver("end", on: net)
        for (time, level) in [(1, Level.high), (2, .high), (3, .low)] {
            nets.drive(end, .strong(level), at: Instant(nanoseconds: Int64(time)))
        }
        let changes = nets.takeChanges()
        #expect(changes.map(\.at.nanoseconds) == [1, 3])
        #expect(changes.map(\.level) == [.high, .low])
        #expect(changes.allSatisfy { $0.isEdge && $0.net == net })
        let later = nets.takeChanges()
        #expect(later.isEmpty)
    }

    @Test("A conflict is told, with who fights")
    func tellConflicts() throws {
        var nets = Nets()
        let net = nets.addNet("n")
        let first = nets.addDriver("pinA", on: net)
        let second = nets.addDriver("button", on: net)
        _ = nets.addDriver("probe", on: net)
        nets.drive(first, .strong(.high), at: .start)
        nets.drive(second, .strong(.low), at: NetTests.now)
        nets.drive(second, .open, at: NetTests.now)
        let changes = nets.takeChanges()
        #expect(changes.map(\.isConflict) == [false, true, false])
        nets.drive(second, .strong(.low), at: NetTests.now)
        #expect(nets.driverNames(on: net) == ["pinA", "button"])
    }

    @Test("An end that moves takes its drive along")
    func connect() throws {
        var nets = Nets()
        let (first, second) = (nets.addNet("1"), nets.addNet("2"))
        let end = nets.addDriver("end", on: first)
        nets.drive(end, .strong(.high), at: .start)
        nets.attach(end, to: second, at: NetTests.now)
        #expect(nets.state(of: first).isFloating && nets.level(at: end) == .high)
        #expect(nets.net(of: end) == second)
    }

    @Test("Nets and ends of others are ignored")
    func ignoreOthers() throws {
        var other = Nets()
        let net = other.addNet("n")
        let end = other.addDriver("end", on: net)
        var nets = Nets()
        nets.drive(end, .strong(.high), at: .start)
        nets.attach(end, to: net, at: .start)
        let lost = nets.addDriver("end", on: net)
        nets.drive(lost, .strong(.high), at: .start)
        #expect(nets.net(of: lost) == nil && nets.level(at: lost) == .low)
        #expect(nets.level(of: net) == .low)
        let changes = nets.takeChanges()
        #expect(changes.isEmpty)
    }

    @Test("Saved nets go on; damaged ones are refused")
    func save() throws {
        var nets = Nets()
        let net = nets.addNet("n")
        let end = nets.addDriver("end", on: net)
        nets.drive(end, .pull(.high), at: NetTests.now)
        let saved = try JSONEncoder().encode(nets)
        #expect(try JSONDecoder().decode(Nets.self, from: saved) == nets)
        let damaged = String(decoding: saved, as: UTF8.self).replacingOccurrences(of: "[0]", with: "[7]")
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Nets.self, from: Data(damaged.utf8)) }
    }
}
