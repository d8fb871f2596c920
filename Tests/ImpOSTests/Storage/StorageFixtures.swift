import Foundation
import ImpHardware
import ImpRuntime
import Testing

@testable import ImpOS

/// How much the storage's tests cover: a little in `make test`, all of it in `make soak`.
enum StorageExtent {
    static let isSoak = ProcessInfo.processInfo.environment["SOAK"] == "1"

    /// The power fails in each step, or in one of so many.
    static let stride = isSoak ? 1 : 499
    /// Writes of a device's life.
    static let writes = isSoak ? 60_000 : 300

    static func say(_ text: String) {
        if isSoak { print("soak: \(text)") }
    }

    /// The steps of an operation in which the power fails: the first and the last ones, and those between by `stride`.
    static func cuts(of steps: Int) -> [Int] {
        (0..<steps).filter { $0 < 14 || $0 >= steps - 6 || $0 % stride == 0 }
    }
}

extension DeviceFlash {
    static let oldOS = bytes(5_001, seed: 100)
    static let newOS = bytes(20_003, seed: 101)

    /// As it leaves the factory.
    static func new(_ module: Module) throws -> DeviceFlash {
        try DeviceFlash(module: module, key: bytes(32, seed: 7), os: oldOS)
    }
}

/// Bytes that look like nothing.
func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededRandom(seed: seed)
    return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
}

/// Steps that an operation takes.
func steps(of operation: (inout PowerSupply) throws -> Void) rethrows -> Int {
    var power = PowerSupply.steady
    try operation(&power)
    return power.steps
}
