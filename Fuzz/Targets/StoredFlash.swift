import Foundation
import ImpHardware
import ImpOS
import ImpRuntime

/// Any content of a flash is mounted or refused, as after a failure of power or out of a damaged file; what can be
/// written to it then can be read again.
///
/// Input: for each sector its number, a length (u16) and that many bytes.
public func fuzzStoredFlash(_ input: UnsafeRawBufferPointer) {
    var reader = InputReader([UInt8](input))
    var sectors: [String: String] = [:]
    while reader.hasMore {
        let (number, length) = (reader.byte(), Int(reader.number(2)))
        var content: [UInt8] = []
        while content.count < length && reader.hasMore { content.append(reader.byte()) }
        sectors["\(number)"] = Data(content).base64EncodedString()
    }
    guard var flash = StoredFlash.flash(holding: sectors) else { return }
    try? flash.start()
    _ = try? flash.storedProgram()
    _ = try? flash.osImage()
    writeAgain(&flash)
}

private func writeAgain(_ flash: inout DeviceFlash) {
    var power = PowerSupply.steady
    var configuration = flash.configuration
    configuration.wifi = DeviceConfiguration.WiFi(ssid: ByteString("new"), key: ByteString("network"))
    let user = [UInt8](repeating: 7, count: 100)
    do throws(FlashError) {
        try flash.setUserConfiguration(user, power: &power)
        try flash.configure(configuration, power: &power)
    } catch {
        return
    }
    require((try? flash.userConfiguration()) == user, "what was written is not there")
    do throws(FlashError) {
        try flash.start()
    } catch {
        broken("what was written cannot be mounted: \(error)")
    }
    require(flash.configuration == configuration, "the configuration that was written is not there")
}

/// A module's flash as it is kept in a file.
private enum StoredFlash {
    static let module = Module.imp001
    static let key = [UInt8](repeating: 1, count: 32)

    /// The JSON before and behind the sectors.
    private static let frame: [String] = {
        var frame = json(fresh)
        frame["flash"] = (frame["flash"] as? [String: Any])?.merging(["content": "@", "erases": [:]]) { $1 }
        return text(frame).components(separatedBy: "\"@\"")
    }()

    private static var fresh: DeviceFlash {
        do {
            return try DeviceFlash(module: module, key: key, os: SoftwareVersion.current.image)
        } catch {
            broken("a blank flash does not work: \(error)")
        }
    }

    /// Nil where it is refused.
    static func flash(holding sectors: [String: String]) -> DeviceFlash? {
        try? JSONDecoder().decode(DeviceFlash.self, from: Data(frame.joined(separator: text(sectors)).utf8))
    }

    private static func text(_ object: [String: Any]) -> String {
        guard let bytes = try? JSONSerialization.data(withJSONObject: object) else { broken("no JSON: \(object)") }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Sectors of a device that has stored something of each kind.
    static var used: [String: String] {
        var flash = fresh
        var power = PowerSupply.steady
        var configuration = flash.configuration
        configuration.wifi = DeviceConfiguration.WiFi(ssid: ByteString("home"), key: ByteString("password"))
        let program = [UInt8](repeating: 3, count: 300)
        do {
            try flash.configure(configuration, power: &power)
            try flash.setUserConfiguration([1, 2, 3], power: &power)
            try flash.setUserConfiguration([4, 5], power: &power)
            try flash.beginProgram(length: program.count, power: &power)
            try flash.appendProgram(program, power: &power)
            try flash.finishProgram(power: &power)
        } catch {
            broken("a blank flash cannot be written: \(error)")
        }
        return (json(flash)["flash"] as? [String: Any])?["content"] as? [String: String] ?? [:]
    }

    private static func json(_ flash: DeviceFlash) -> [String: Any] {
        guard let bytes = try? JSONEncoder().encode(flash),
            let object = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        else { broken("a flash cannot be saved") }
        return object
    }
}

extension Seeds {
    /// Inputs of `stored-flash`: all of a used flash, and each of its sectors alone.
    public static var storedFlashes: [[UInt8]] {
        let sectors = StoredFlash.used.sorted { $0.key < $1.key }.map { number, text in
            let content = [UInt8](Data(base64Encoded: text) ?? Data()).prefix(2_048)
            return [
                UInt8(truncatingIfNeeded: Int(number) ?? 0), UInt8(truncatingIfNeeded: content.count),
                UInt8(truncatingIfNeeded: content.count >> 8),
            ] + content
        }
        return sectors + [sectors.flatMap(\.self)]
    }
}
