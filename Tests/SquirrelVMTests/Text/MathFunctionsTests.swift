import Foundation
import Glibc
import Testing

@testable import SquirrelVM

@Suite struct MathFunctionsTests {
    @Test func againstFloatLibrary() {
        typealias M = MathFunctions
        let single: [(String, (Float) -> Float, (Float) -> Float)] = [
            ("sin", M.sin, sinf), ("cos", M.cos, cosf), ("tan", M.tan, tanf), ("asin", M.asin, asinf),
            ("acos", M.acos, acosf),
            ("atan", M.atan, atanf), ("exp", M.exp, expf), ("log", M.log, logf), ("log10", M.log10, log10f),
            ("sqrt", M.sqrt, sqrtf),
            ("floor", M.floor, floorf), ("ceil", M.ceil, ceilf), ("fabs", M.fabs, fabsf),
        ]
        let double: [(String, (Float, Float) -> Float, (Float, Float) -> Float)] = [
            ("atan2", M.atan2, atan2f), ("pow", M.pow, powf), ("fmod", M.fmod, fmodf),
        ]
        var r = Random(51)
        let edges: [Float] = [
            0, -0.0, 0.5, -0.5, 1, -1, 1.5, -1.5, 2.5, 8388607.5, 8388608, -8388607.5, 0.99999994, .infinity,
            -.infinity, .nan,
            .greatestFiniteMagnitude, .leastNonzeroMagnitude, 2147483648, 1e30,
        ]
        func value() -> Float {
            switch r.below(3) {
            case 0: Float(bitPattern: UInt32(truncatingIfNeeded: r.next()))
            case 1: Float(Int(r.below(2_000_001)) - 1_000_000) / 10_000
            default: edges[r.below(edges.count)]
            }
        }
        func same(_ a: Float, _ b: Float) -> (Bool, Bool) {
            if a.isNaN && b.isNaN { return (true, true) }
            return (a.bitPattern == b.bitPattern, cFormat("%g", Double(a)) == cFormat("%g", Double(b)))
        }
        for (name, mine, theirs) in single {
            var bits = 0, text = 0
            for i in 0..<300_000 {
                let x = i < edges.count ? edges[i] : value(), s = same(mine(x), theirs(x))
                if !s.0 { bits += 1 }
                if !s.1 { text += 1 }
            }
            print("math \(name): 300000 values, \(bits) differ from \(name)f in a bit, \(text) as %g")
            if ["sqrt", "floor", "ceil", "fabs"].contains(name) { #expect(bits == 0) }
        }
        for (name, mine, theirs) in double {
            var bits = 0, text = 0
            for _ in 0..<300_000 {
                let x = value(), y = value(), s = same(mine(x, y), theirs(x, y))
                if !s.0 { bits += 1 }
                if !s.1 { text += 1 }
            }
            print("math \(name): 300000 values, \(bits) differ from \(name)f in a bit, \(text) as %g")
            if name == "fmod" { #expect(bits == 0) }
        }
        #expect(M.abs(.min) == .min && M.abs(-5) == 5 && M.abs(5) == 5)
    }
}
