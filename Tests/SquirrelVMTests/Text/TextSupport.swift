// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import Glibc

@testable import SquirrelVM

/// SplitMix64, so that a failure is reproducible.
struct Random {
    var state: UInt64
    init(_ seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
    mutating func below(_ n: Int) -> Int { Int(next() % UInt64(n)) }
}

func written(_ body: (inout ByteWriter) -> Void) -> [UInt8] {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2048) { buf in
        var w = ByteWriter(buf.baseAddress!, capacity: 2048)
        body(&w)
        return Array(buf[0..<min(w.count, 2048)])
    }
}

func cFormat(_ format: String, _ args: CVarArg...) -> [UInt8] {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buf in
        let n = withVaList(args) { vsnprintf(buf.baseAddress!, 4096, format, $0) }
        return buf[0..<max(0, Int(n))].map { UInt8(bitPattern: $0) }
    }
}

func str(_ b: [UInt8]) -> String { String(decoding: b, as: UTF8.self) }

extension FormatSpec {
    /// For tests: builds the spec from its C spelling, for instance "%-+12.3f".
    init(c text: String) {
        var it = Array(text.utf8)[1...]
        self.init(conversion: it.last!)
        loop: while let f = it.first {
            switch f {
            case 0x2D: isLeftAligned = true
            case 0x2B: hasPlusSign = true
            case 0x20: hasSpaceSign = true
            case 0x23: isAlternate = true
            case 0x30: isZeroPadded = true
            default: break loop
            }
            it = it.dropFirst()
        }
        while let d = it.first, d >= 0x30, d <= 0x39 {
            width = width * 10 + Int(d - 0x30)
            it = it.dropFirst()
        }
        if it.first == 0x2E {
            precision = 0
            it = it.dropFirst()
            while let d = it.first, d >= 0x30, d <= 0x39 {
                precision = precision * 10 + Int(d - 0x30)
                it = it.dropFirst()
            }
        }
    }
}
