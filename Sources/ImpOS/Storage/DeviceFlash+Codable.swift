import ImpHardware
import ImpRuntime

/// Saved is what outlasts a failure of power, and how far an image is written that is being received; all else is found
/// in the flash again.
extension DeviceFlash: Codable {
    private enum CodingKeys: String, CodingKey {
        case module, key, flash, program, os
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let module = try container.decode(Module.self, forKey: .module)
        let flash = try container.decode(NORFlash.self, forKey: .flash)
        guard flash.hasSameShape(as: NORFlash(ModuleData.of(module).flash)) else {
            throw DecodingError.dataCorruptedError(
                forKey: .flash, in: container, debugDescription: "not a flash of \(module.rawValue)")
        }
        try self.init(flash, of: module, key: try container.decode(ByteString.self, forKey: .key))
        let progress = try container.decodeIfPresent(ImageStore.Progress.self, forKey: .program)
        let upgrade = try container.decodeIfPresent(ImageStore.Progress.self, forKey: .os)
        guard progress.map({ program.resume($0, in: flash) }) ?? true,
            try upgrade.map({ try os.resume($0, in: flash) }) ?? true
        else {
            throw DecodingError.dataCorruptedError(
                forKey: .program, in: container, debugDescription: "an impossible progress")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(module, forKey: .module)
        try container.encode(key, forKey: .key)
        try container.encode(flash, forKey: .flash)
        try container.encodeIfPresent(program.progress, forKey: .program)
        try container.encodeIfPresent(os.progress, forKey: .os)
    }
}
