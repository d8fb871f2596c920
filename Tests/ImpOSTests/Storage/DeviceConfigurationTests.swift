import ImpHardware
import ImpRuntime
import Testing

@testable import ImpOS

@Suite("Configuration page") struct DeviceConfigurationTests {
    /// Everything set.
    private static let full: DeviceConfiguration = {
        var full = DeviceConfiguration()
        full.wifi = .init(ssid: ByteString("home"), key: ByteString("password"), security: 3)
        full.staticNetwork = .init(
            address: 0xC0A8_0002, netmask: 0xFFFF_FF00, gateway: 0xC0A8_0001, dnsServers: [1, 2])
        full.proxy = .init(
            host: ByteString("proxy"), port: 3_128,
            credentials: .init(user: ByteString("user"), password: ByteString("")))
        full.enrolment = .init(planID: ByteString(""), token: ByteString("token"))
        full.wps = .pin(ByteString("12345670"))
        full.rescuePin = .init(pin: ByteString("pinXA"), idleIsHigh: true)
        full.country = 0x03B8_504A
        full.nvramImage = ByteString(bytes(2_000, seed: 1))
        return full
    }()

    /// Parts that are set in other ways.
    private static let others: [DeviceConfiguration] = {
        var open = DeviceConfiguration()
        open.wifi = .init(ssid: ByteString(""), key: ByteString(""))
        open.wps = .pushButton
        open.rescuePin = .init(pin: ByteString("pin1"), idleIsHigh: false)
        open.nvramImage = ByteString([])
        var plain = DeviceConfiguration()
        plain.proxy = .init(host: ByteString("p"), port: 1)
        plain.staticNetwork = .init(address: 0, netmask: 0, gateway: 0, dnsServers: [.max])
        return [open, plain]
    }()

    @Test("It comes back from its bytes", arguments: [DeviceConfiguration(), full] + others)
    func code(_ configuration: DeviceConfiguration) {
        #expect(DeviceConfiguration(decoding: configuration.encoded()) == configuration)
    }

    @Test("Bytes that are no page are refused, and none crash")
    func refuse() {
        let page = DeviceConfigurationTests.full.encoded()
        for count in page.indices {
            let cut = DeviceConfiguration(decoding: Array(page.prefix(count)))
            #expect(cut == nil || cut != DeviceConfigurationTests.full)
        }
        var random = SeededRandom(seed: 1)
        for _ in 0..<5_000 {
            var damaged = page
            damaged[Int.random(in: 0..<120, using: &random)] = UInt8.random(in: 0...255, using: &random)
            _ = DeviceConfiguration(decoding: damaged)
        }
        #expect(DeviceConfiguration(decoding: []) == nil)
        #expect(DeviceConfiguration(decoding: [2]) == nil)
        #expect(DeviceConfiguration(decoding: [1, 99, 0, 0]) == nil)
    }

    @Test(
        "R17: each part is cleared, and nothing else",
        arguments: [
            (ConfigurationPart.wifi, ["wifi"]), (.staticNetwork, ["staticNetwork"]), (.proxy, ["proxy"]),
            (.all, ["enrolment", "proxy", "staticNetwork", "wifi", "wps"]),
        ])
    func clear(_ part: ConfigurationPart, _ cleared: [String]) throws {
        var (flash, power) = (try DeviceFlash.new(.imp003), PowerSupply.steady)
        let full = DeviceConfigurationTests.full
        try flash.configure(full, power: &power)
        try flash.clearConfiguration(part, power: &power)
        try flash.start()
        let rest = flash.configuration
        let gone = [
            ("enrolment", rest.enrolment == nil), ("proxy", rest.proxy == nil),
            ("staticNetwork", rest.staticNetwork == nil), ("wifi", rest.wifi == nil), ("wps", rest.wps == nil),
        ]
        #expect(gone.filter(\.1).map(\.0) == cleared)
        #expect(rest.rescuePin == full.rescuePin && rest.country == full.country)
        #expect(rest.nvramImage == full.nvramImage)
    }

    @Test("Power that fails leaves the old or the new page", arguments: [Module.imp001, .imp005])
    func cut(_ module: Module) throws {
        var flash = try DeviceFlash.new(module)
        var old = DeviceConfiguration()
        for number in 0..<10 {
            var new = number % 2 == 0 ? DeviceConfigurationTests.full : DeviceConfigurationTests.others[0]
            new.country = UInt32(number)
            let before = flash
            let steps = try steps { power in try flash.configure(new, power: &power) }
            for cut in StorageExtent.cuts(of: steps) {
                var flash = before
                var power = PowerSupply.failing(after: cut, seed: UInt64(cut))
                #expect(throws: FlashError.powerFailed) { try flash.configure(new, power: &power) }
                try flash.start()
                #expect(flash.configuration == old || flash.configuration == new)
            }
            old = new
        }
    }

    @Test("The same page again takes no write; one that is too long is refused")
    func write() throws {
        var (flash, power) = (try DeviceFlash.new(.imp003), PowerSupply.steady)
        try flash.configure(DeviceConfigurationTests.full, power: &power)
        let steps = power.steps
        try flash.configure(DeviceConfigurationTests.full, power: &power)
        #expect(power.steps == steps)
        var long = DeviceConfigurationTests.full
        long.nvramImage = ByteString(bytes(100_000, seed: 1))
        #expect(throws: FlashError.tooLong(limit: 16_368)) { try flash.configure(long, power: &power) }
        #expect(flash.configuration == DeviceConfigurationTests.full)
    }
}
