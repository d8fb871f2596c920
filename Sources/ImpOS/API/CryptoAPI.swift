import Crypto
import ImpRuntime

/// `crypto`: hashes, computed on the device.
enum CryptoAPI {
    static let functions: [APIFunction<Device>] = [
        APIFunction(
            31, "crypto.sha256", [APIParameter("data", .data)], gives: .blob, .device, since: .impOS(36), cost: .zero,
            prose: "The SHA-256 hash, 32 bytes."
        ) { $0.hash() },
        APIFunction(
            32, "crypto.hmacsha256", [APIParameter("data", .data), APIParameter("key", .data)], gives: .blob, .device,
            since: .impOS(36), cost: .zero, prose: "The HMAC-SHA-256 of data under a key, 32 bytes."
        ) { $0.keyedHash() },
    ]
}

extension Device {
    fileprivate mutating func hash() -> HostAnswer {
        guard let data = script.data(0) else { return .failure("string or blob expected in crypto.sha256(data)") }
        script.spend(script.figures.hash + script.figures.hashedByte.times(Int64(data.count)))
        return blob(Array(SHA256.hash(data: data)))
    }

    fileprivate mutating func keyedHash() -> HostAnswer {
        guard let data = script.data(0), let key = script.data(1) else {
            return .failure("string or blob expected in crypto.hmacsha256(data, key)")
        }
        script.spend(script.figures.keyedHash + script.figures.hashedByte.times(Int64(data.count)))
        return blob(Array(HMAC<SHA256>.authenticationCode(for: data, using: SymmetricKey(data: key))))
    }

    private mutating func blob(_ bytes: [UInt8]) -> HostAnswer {
        script.machine.makeBlob(bytes).map { .value($0) } ?? .outOfMemory
    }
}
