// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import Glibc
import Testing

@testable import SquirrelVM

@Suite struct NumberParseTests {
    func checkFloat(_ text: [UInt8], _ bad: inout Int) {
        let mine = text.withUnsafeBufferPointer { b -> ParsedFloat in
            var one: UInt8 = 0
            return withUnsafePointer(to: &one) { parseFloat(b.baseAddress ?? $0, count: b.count) }
        }
        var value = 0.0, used = 0
        (text + [0]).withUnsafeBytes { raw in
            let s = raw.baseAddress!.assumingMemoryBound(to: CChar.self)
            var end: UnsafeMutablePointer<CChar>?
            value = strtod(s, &end)
            used = end! - UnsafeMutablePointer(mutating: s)
        }
        let same = value.isNaN ? mine.value.isNaN : value.bitPattern == mine.value.bitPattern
        if !same || used != mine.consumed {
            bad += 1
            if bad < 20 {
                print(
                    "DIFF [\(str(Array(text.prefix(100))))] mine \(mine.value) \(mine.consumed) glibc \(value) \(used)")
            }
        }
    }

    @Test func floatEdgeCases() {
        var cases = [
            "", " ", "+", "-", ".", "+.", "e", "e5", ".e5", "0", "-0", "+0", "00", "0.", ".0", "1", "1.", ".5", "-.5e1",
            "1e", "1e+", "1e-", "1e5x", "1E5", "1e+5", "1e-5", " \t\n\u{0B}\u{0C}\r12", "1 2", "--1", "+-1", "1..2",
            "1.2.3",
            "1e400", "-1e400", "1e-400", "1e999999999999", "1e-999999999999", "1e99999999999999999999999999",
            "0e99999999999",
            "0x", "0x1", "0X1.8p1", "0x1p", "0x1p+", "0x.8", "0x.", "0x.p1", "0xg", "-0x10", "0x1.fffffffffffff8p1023",
            "0x1.fffffffffffff7fp1023", "0x1p-1074", "0x1p-1075", "0x1.00001p-1075", "0x1p99999999999", "0x0p5",
            "0x1234567890abcdef1234567890", "0x1.00000000000008", "0x1.000000000000080", "0x1.0000000000000800001",
            "0x0.0000000000000000000000000000000001p120", "0x1000000000000000000000.p-80",
            "inf", "INF", "infinity", "-inf", "infi", "infinit", "nan", "NaN", "-nan", "nan(", "nan()", "nan(12)",
            "nan(a_1)z",
            "nan(a-)", "in", "na", "i", "n", " inf", "inf.", "1,5", "1_000", "9007199254740993", "9007199254740992.5",
            "9007199254740993.0000000000000000000000000000000000000000000000000000000000000000000000000000000001",
            "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.47e-324", "1.7976931348623157e308",
            "1.7976931348623158e308", "1.7976931348623159e308", "1.79769313486231580793e308", "2.2250738585072011e-308",
            "2.2250738585072012e-308", "2.2250738585072014e-308", "6.02e23", "8.5", "0.1",
            "123456789012345678901234567890",
            "2.5e-324", "7.4e-324", "7.5e-324",
        ].map { Array($0.utf8) }
        cases.append([0x31, 0, 0x32])
        cases.append(Array("1".utf8) + Array(repeating: 0x30, count: 5000))
        cases.append(Array("0.".utf8) + Array(repeating: 0x30, count: 5000) + Array("1e5001".utf8))
        cases.append(Array("1".utf8) + Array(repeating: 0x30, count: 5000) + Array("e-5000".utf8))
        cases.append(Array("0.".utf8) + Array(repeating: 0x39, count: 5000))
        // The middle between two neighbours, exactly and just above and below; the longest there are.
        for bits in [
            0, 1, 2, 0x000F_FFFF_FFFF_FFFE, 0x000F_FFFF_FFFF_FFFF, 0x0010_0000_0000_0000, 0x7FEF_FFFF_FFFF_FFFE,
            0x3FF0_0000_0000_0000, 0x3FF0_0000_0000_0001, 0x4340_0000_0000_0001, 0x0370_0000_0000_0003,
        ] as [UInt64] {
            let mid = (Float80(Double(bitPattern: bits)) + Float80(Double(bitPattern: bits + 1))) / 2
            let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buf -> [UInt8] in
                let n = withVaList([mid]) { vsnprintf(buf.baseAddress!, 4096, "%.1080Lf", $0) }
                return buf[0..<Int(n)].map { UInt8(bitPattern: $0) }
            }
            cases.append(text)
            cases.append(text + Array("1".utf8))
            cases.append(text + Array(repeating: 0x30, count: 3000) + Array("1".utf8))
            if let last = text.lastIndex(where: { $0 > 0x30 }) {
                var less = text
                less[last] -= 1
                cases.append(less + Array(repeating: 0x39, count: 2000))
            }
        }
        var bad = 0
        for c in cases { checkFloat(c, &bad) }
        print("strtod edge cases: \(cases.count) compared, \(bad) different")
        #expect(bad == 0)
    }

    @Test func floatSyntaxOptions() {
        func decimal(_ text: String) -> (Double, Int) {
            let b = Array(text.utf8)
            let p = parseFloat(b, count: b.count, syntax: .decimal)
            return (p.value, p.consumed)
        }
        #expect(decimal("inf") == (0, 0))
        #expect(decimal("nan") == (0, 0))
        #expect(decimal("0x1F") == (0, 1))
        #expect(decimal("-1.5e3z") == (-1500, 6))
    }

    @Test func floatRoundTrips() {
        var r = Random(11), bad = 0, n = 0
        for _ in 0..<1_000_000 {
            let d = Double(bitPattern: r.next()), f = Float(bitPattern: UInt32(truncatingIfNeeded: r.next()))
            guard d.isFinite, f.isFinite else { continue }
            let precision = r.below(4) == 0 ? 17 : 1 + r.below(25)
            checkFloat(written { writeFloat(d, .general(precision: precision), to: &$0) }, &bad)
            checkFloat(written { writeFloat(Double(f), .general(precision: 1 + r.below(12)), to: &$0) }, &bad)
            let text = written { writeFloat(d, .general(precision: 17), to: &$0) }
            if text.withUnsafeBufferPointer({ parseFloat($0.baseAddress!, count: $0.count).value }) != d { bad += 1 }
            n += 3
        }
        print("strtod of printed random doubles and floats: \(n) compared, \(bad) different")
        #expect(bad == 0)
    }

    @Test func floatRandomText() {
        var r = Random(12), bad = 0, n = 0
        let alphabet = Array("0123456789012345678900000..eE+--xXpPinfa \t".utf8)
        for _ in 0..<1_000_000 {
            checkFloat((0..<r.below(14)).map { _ in alphabet[r.below(alphabet.count)] }, &bad)
            // Mantissa and exponent of random length, many around the limits of the range.
            var text = (0..<1 + r.below(40)).map { _ in UInt8(0x30 + r.below(10)) }
            if r.below(2) == 0 { text.insert(0x2E, at: r.below(text.count + 1)) }
            text += Array("e\(r.below(700) - 350)".utf8)
            checkFloat(text, &bad)
            n += 2
        }
        print("strtod of random text: \(n) compared, \(bad) different")
        #expect(bad == 0)
    }

    @Test func floatHalfwayText() {
        // Random middles between neighbours of any magnitude, exact and off by one in the last place.
        var r = Random(13), bad = 0, n = 0
        for _ in 0..<20_000 {
            let d = Double(bitPattern: r.next() & 0x7FFF_FFFF_FFFF_FFFF)
            guard d.isFinite, d.nextUp.isFinite else { continue }
            let mid = (Float80(d) + Float80(d.nextUp)) / 2
            var text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4096) { buf -> [UInt8] in
                let n = withVaList([mid]) { vsnprintf(buf.baseAddress!, 4096, "%.800Le", $0) }
                return buf[0..<Int(n)].map { UInt8(bitPattern: $0) }
            }
            checkFloat(text, &bad)
            let e = text.lastIndex(of: 0x65)!
            text[e - 1] += 1
            checkFloat(text, &bad)
            n += 2
        }
        print("strtod of middles: \(n) compared, \(bad) different")
        #expect(bad == 0)
    }

    @Test func integers() {
        var r = Random(14), bad = 0, n = 0
        var texts = [
            "", " ", "-", "+", "0", "-0", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295",
            "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
            "99999999999999999999999", "-99999999999999999999999", "12abc", " \t\n12", "+5", "+-5", "0x10", "1 2",
            "007",
        ]
        for _ in 0..<200_000 {
            let alphabet = Array("01234567890123456789-+ x")
            texts.append(String((0..<r.below(25)).map { _ in alphabet[r.below(alphabet.count)] }))
            texts.append((r.below(2) == 0 ? "-" : "") + String(r.next() >> UInt64(r.below(64))))
        }
        for text in texts {
            let b = Array(text.utf8) + [0]
            var end: UnsafeMutablePointer<CChar>?
            var value = 0, used = 0
            b.withUnsafeBytes { raw in
                let s = raw.baseAddress!.assumingMemoryBound(to: CChar.self)
                value = strtol(s, &end, 10)
                used = end! - UnsafeMutablePointer(mutating: s)
            }
            let narrow = parseInteger(b, count: b.count, overflow: .saturate32)
            let wide = parseInteger(b, count: b.count, overflow: .saturate64)
            if narrow.consumed != used || wide.consumed != used || wide.value != Int32(truncatingIfNeeded: value)
                || narrow.value != Int32(clamping: value)
            {
                bad += 1
                print("DIFF [\(text)] \(narrow) \(wide) glibc \(value) \(used)")
            }
            n += 1
        }
        print("strtol: \(n) compared, \(bad) different")
        #expect(bad == 0)
    }

    @Test func speed() {
        let long = Array(("0." + String(repeating: "1234567890", count: 100)).utf8)
        let tiny = Array("4.9406564584124654e-324".utf8), common = Array("3.14159".utf8)
        for (name, t) in [("1000 digits", long), ("smallest", tiny), ("common", common)] {
            let t0 = ContinuousClock.now
            var sum = 0.0
            for _ in 0..<2000 { sum += parseFloat(t, count: t.count).value }
            print("speed parse \(name): \((ContinuousClock.now - t0) / 2000) \(sum > 0)")
        }
    }
}
