import ImpLink
import ImpRuntime
import SquirrelCompiler
import Testing

@testable import ImpOS

struct Devices {
    private func started(_ source: String, _ module: Module = .imp001) throws -> Device {
        let program = try compile(Array(source.utf8), name: "device_code")
        guard
            let template = BootImages().template(
                program, figures: ModuleFigures.figures(of: module), module: module, for: Device.self),
            var device = Device(
                ScriptSetting(template: template, now: .start, wallBase: .fastStart, random: SeededRandom(seed: 1)),
                id: "2000")
        else { throw DataFailure.outOfMemory }
        device.run(to: .start + .seconds(1))
        return device
    }

    private func texts(_ output: [DeviceOutput]) -> [String] {
        output.map { output in
            switch output {
            case .line(let line): line.text
            case .message(let message, _): "message " + logText(message.name.bytes)
            }
        }
    }

    @Test func putOutWhatTheyDoInOrder() throws {
        var device = try started("server.log(1); agent.send(\"a\", 1); server.log(2); agent.send(\"b\", null);")
        let output = texts(device.takeOutput())
        #expect(output == ["1", "message a", "2", "message b"])
    }

    @Test func waitUntilMessagesArrive() throws {
        var device = try started("agent.on(\"a\", function(d) { server.log(hardware.millis() + \" \" + d); });")
        let arrival = Instant.start + .milliseconds(2_500)
        let isTaken = device.receive(LinkMessage(name: ByteString("a"), data: .text("x")), at: arrival)
        #expect(isTaken)
        let ready = device.readyAt
        #expect(ready == arrival)
        device.run(to: .start + .seconds(3))
        let output = texts(device.takeOutput())
        #expect(output == ["2500 x"])
    }

    @Test func startAnewTwoSecondsAfterAnError() throws {
        var device = try started("server.log(hardware.millis() / 1000); agent.on(\"a\", 1 + null);")
        device.run(to: .start + .milliseconds(2_500))
        let output = texts(device.takeOutput())
        #expect(output.filter { !$0.hasPrefix("ERROR") } == ["0", "2"])
        let restarts = device.state.restarts
        #expect(restarts == 2)
    }

    @Test(arguments: Module.allCases)
    func runOnEveryModule(module: Module) throws {
        var device = try started("server.log(imp.info().type);", module)
        let output = texts(device.takeOutput())
        #expect(output == [module.rawValue])
    }
}
