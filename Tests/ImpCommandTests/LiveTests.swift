import Foundation
import ImpRuntime
import ImpSimulation
import SquirrelCompiler
import SquirrelVM
import Synchronization
import TestSupport
import Testing

@testable import ImpCommand

/// What keys do.
struct Keys {
    private func texts(_ effects: [RunKeys.Effect]) -> [String] {
        effects.map { effect in
            switch effect {
            case .say(let text): text
            case .quit: "quit"
            case .act(.setPower(let isOn), let span): "power \(isOn) after \(span.seconds)"
            case .act(.setWiFi(let isUp), _): "wifi \(isUp)"
            case .act(.drive(let pin, let level), let span): "\(pin) \(level) after \(span.seconds)"
            case .act(.restartAgent, _): "restart"
            case .act: "other"
            }
        }
    }

    @Test(arguments: [
        ("p", ["power off for a second", "power false after 0.0", "power true after 1.0"]),
        ("w", ["Wi-Fi is off", "wifi false", "Wi-Fi is on", "wifi true"]),
        ("a", ["restart"]),
        ("b", ["pin1 is pressed", "pin1 false after 0.0", "pin1 true after 0.2"]),
        ("q", ["quit"]),
        ("\n", []),
        ("x", ["Keys: p power-cycle, w Wi-Fi off or on, a restart the agent, b press the button, q quit"]),
    ])
    func act(_ key: String, _ expected: [String]) throws {
        let key = try #require(key.first)
        var keys = RunKeys(button: ButtonOption(argument: "pin1"))
        var found = texts(keys.press(key))
        if key == "w" { found += texts(keys.press(key)) }
        #expect(found == expected)
    }

    @Test func withoutAButton() {
        var keys = RunKeys(button: nil)
        #expect(texts(keys.beginning) == ["Keys: p power-cycle, w Wi-Fi off or on, a restart the agent, q quit"])
        #expect(texts(keys.press("b")) == ["there is no button; --button pin1 names the pin it is on"])
    }

    @Test func aButtonIsAtRestFirst() {
        let keys = RunKeys(button: ButtonOption(argument: "pinW:high"))
        #expect(texts(keys.beginning).last == "pinW false after 0.0")
    }
}

/// Files that are watched.
struct Watches {
    /// Waits for something that another thread does.
    private func wait(for condition: () -> Bool) -> Bool {
        for _ in 0..<500 {
            if condition() { return true }
            usleep(10_000)
        }
        return false
    }

    @Test func aSavedFileIsSeenOnce() throws {
        let folder = try TemporaryFolder(["a.nut": "one", "b.nut": "two"])
        let count = Mutex(0)
        let file = folder.path("a.nut")
        let watch = FileWatch([file]) {
            count.withLock { $0 += 1 }
            return [file]
        }
        defer { watch.cancel() }
        usleep(250_000)
        #expect(count.withLock { $0 } == 0)
        // As editors do: another file in its place.
        try Data("other".utf8).write(to: URL(filePath: file), options: .atomic)
        #expect(wait { count.withLock { $0 } == 1 })
        usleep(300_000)
        #expect(count.withLock { $0 } == 1)
    }

    @Test func onlyWhatCompilesAndIsNewIsDeployed() throws {
        let texts = Mutex("server.log(1);")
        let side = WatchedPrograms.Side(
            compile: {
                let program = try? compile(Array(texts.withLock { $0 }.utf8), name: "device_code")
                return WatchedPrograms.Attempt(program: program, files: program == nil ? ["broken"] : ["good"])
            }, deploy: OutsideAction.deployDevice,
            program: try compile(Array("server.log(1);".utf8), name: "device_code"), files: ["first"])
        let programs = WatchedPrograms([side])
        #expect(programs.compileAgain().isEmpty)
        #expect(programs.files == ["good"])
        texts.withLock { $0 = "local = 1" }
        #expect(programs.compileAgain().isEmpty)
        #expect(programs.files == ["good", "broken"])
        texts.withLock { $0 = "server.log(2);" }
        #expect(programs.compileAgain().count == 1)
        #expect(programs.files == ["good"])
    }

    /// Included files are part of a program.
    @Test func allFilesOfAProgramAreKnown() throws {
        let folder = try TemporaryFolder([
            "device.nut": "@include \"part.nut\"\n", "part.nut": "server.log(1);",
        ])
        let command = try RunCommand.parse(["--watch", folder.path("device.nut")])
        let compiler = PairCompiler(
            sources: try command.sources.programSources(), environment: command.environment, json: false)
        let attempt = compiler.attempt(folder.path("device.nut"), .device)
        #expect(attempt.program != nil)
        #expect(attempt.files.isSuperset(of: [folder.path("device.nut"), folder.path("part.nut")]))
    }
}
