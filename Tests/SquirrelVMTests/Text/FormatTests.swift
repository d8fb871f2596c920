// swift-format-ignore-file: NeverForceUnwrap

import Foundation
import Glibc
import Testing

@testable import SquirrelVM

@Suite struct FormatTests {
    /// What `format` would answer; an error as `!! text`.
    func format(_ text: [UInt8], _ arguments: [Any]) -> String {
        var failure: FormatError?
        let bytes = written { failure = format(text, arguments, to: &$0) }
        return failure.map { "!! \($0.text)" } ?? str(bytes)
    }

    private func format(_ text: [UInt8], _ arguments: [Any], to out: inout ByteWriter) -> FormatError? {
        var reader = FormatReader(text, count: text.count)
        var left = arguments[...]
        while true {
            switch reader.next(hasArgument: !left.isEmpty) {
            case .end: return nil
            case .failure(let error): return error
            case .literal(let start, let count):
                text.withUnsafeBufferPointer { out.append($0.baseAddress! + start, count: count) }
            case .directive(let spec):
                let argument = left.removeFirst()
                if spec.takesString, let s = argument as? String {
                    let b = Array(s.utf8) + [0]
                    writeString(b, count: b.count - 1, spec, to: &out)
                } else if spec.takesInteger, let i = argument as? Int ?? (argument as? Double).map({ Int($0) }) {
                    writeInteger(Int32(truncatingIfNeeded: i), spec, to: &out)
                } else if spec.takesFloat, let f = argument as? Double ?? (argument as? Int).map({ Double(Float($0)) })
                {
                    writeFloat(f, spec, to: &out)
                } else {
                    return spec.argumentError
                }
            }
        }
    }

    @Test func probe08() {
        func f(_ t: String, _ a: Any...) -> String { format(Array(t.utf8), a) }
        let pi = Double(Float(3.14159)), tenth = Double(Float(0.1))
        #expect(
            f("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%u|%c|%i", 42, 42, 42, 42, 42, 42, 255, 255, 255, 8, -1, 65, 7)
                == "42|   42|42   |00042|+42| 42|ff|FF|0xff|10|4294967295|A|7")
        #expect(
            f("%f|%.2f|%e|%g|%G|%10.3f|%-10.1f|", pi, pi, Double(Float(31415.9)), 0.00001, 1e20, 2.5, 2.5)
                == "3.141590|3.14|3.141590e+04|1e-05|1E+20|     2.500|2.5       |")
        #expect(f("%s|%10s|%-10s|%.2s", "abc", "abc", "abc", "abc") == "abc|       abc|abc       |ab")
        #expect(f("100%%") == "100%")
        #expect(f("%f %d", 3, 3.99) == "3.000000 3")
        #expect(f("%d", 1, 2) == "1")
        #expect(f("%d", true) == "!! integer expected for the specified format")
        #expect(f("%s", 1) == "!! string expected for the specified format")
        #expect(f("%f", "x") == "!! float expected for the specified format")
        #expect(f("a%sb", "x\0y") == "axb")
        #expect(f("a\0b%d", 1) == "a\0b1")
        #expect(f("%ld", 5) == "!! invalid format")
        #expect(f("%f %g", Double.infinity, -Double.infinity) == "inf -inf")
        #expect(f("%.10f %.9g", tenth, tenth) == "0.1000000015 0.100000001")
        #expect(f("%d") == "!! not enough paramters for the given format string")
        #expect(f("%q") == "!! not enough paramters for the given format string")
        #expect(f("%") == "!! not enough paramters for the given format string")
        #expect(f("%", 1) == "!! invalid format")
        #expect(f("%-", 1) == "!! invalid format")
        #expect(f("%5%", 1) == "!! invalid format")
        #expect(f("%100d", 1) == "!! width format too long")
        #expect(f("%99d", 1).count == 99)
        #expect(f("%.100f", 1) == "!! precision format too long")
        #expect(f("%.100q", 1) == "!! precision format too long")
        #expect(f("%1.2.3f", 1) == "!! invalid format")
        #expect(f("%--------------------d", 1) == "1")
        #expect(f("%---------------------d", 1) == "!! format too long")
        #expect(f("%n", 1) == "!! invalid format")
        #expect(f("%*d", 1) == "!! invalid format")
        #expect(f("%c%c", 0, 0x141) == "\0A")
        #expect(f("%.f", 2.5) == "2")
    }

    @Test func nanSigns() {
        var spec = FormatSpec(c: "%g")
        #expect(str(written { writeFloat(-Double.nan, spec, to: &$0) }) == "-nan")
        spec.showsSignOfNaN = false
        #expect(str(written { writeFloat(-Double.nan, spec, to: &$0) }) == "nan")
        #expect(str(written { writeFloat(-Double.infinity, spec, to: &$0) }) == "-inf")
    }

    @Test func integersAgainstGlibc() {
        var r = Random(21), bad = 0, n = 0
        let edges: [Int32] = [0, 1, -1, 7, 8, 9, 10, 15, 16, 99, 100, .max, .min, 999_999_999, 1_000_000_000, 65, 255]
        for i in 0..<500_000 {
            let value =
                i < edges.count * 4000
                ? edges[i % edges.count] : Int32(truncatingIfNeeded: r.next()) >> Int32(r.below(32))
            var text = "%"
            for flag in ["-", "+", " ", "#", "0"] where r.below(3) == 0 { text += flag }
            if r.below(2) == 0 { text += "\(1 + r.below(r.below(2) == 0 ? 20 : 99))" }
            if r.below(2) == 0 { text += "." + ["", "0", "\(r.below(16))", "\(r.below(100))"][r.below(4)] }
            text += ["d", "i", "u", "o", "x", "X", "c"][r.below(7)]
            let mine = written { writeInteger(value, FormatSpec(c: text), to: &$0) }
            let theirs = cFormat(text, value)
            n += 1
            if mine != theirs {
                bad += 1
                if bad < 20 { print("DIFF \(text) \(value) mine [\(str(mine))] glibc [\(str(theirs))]") }
            }
        }
        print("integer conversions: \(n) compared, \(bad) different")
        #expect(bad == 0)
    }

    @Test func stringsAgainstGlibc() {
        var r = Random(22), bad = 0, n = 0
        for _ in 0..<100_000 {
            var bytes = (0..<r.below(30)).map { _ in UInt8(truncatingIfNeeded: r.next()) | 1 }
            if r.below(5) == 0, !bytes.isEmpty { bytes[r.below(bytes.count)] = 0 }
            var text = "%"
            for flag in ["-", "+", " ", "#", "0"] where r.below(3) == 0 { text += flag }
            if r.below(2) == 0 { text += "\(1 + r.below(60))" }
            if r.below(2) == 0 { text += "." + ["", "0", "\(r.below(40))"][r.below(3)] }
            text += "s"
            let mine = written { writeString(bytes + [0], count: bytes.count, FormatSpec(c: text), to: &$0) }
            let theirs = (bytes + [0]).withUnsafeBufferPointer { cFormat(text, $0.baseAddress!) }
            n += 1
            if mine != theirs {
                bad += 1
                if bad < 20 { print("DIFF \(text) \(bytes) mine \(mine) glibc \(theirs)") }
            }
        }
        print("string conversions: \(n) compared, \(bad) different")
        #expect(bad == 0)
    }

    @Test func writerKeepsCountingWhenFull() {
        var memory = [UInt8](repeating: 0xEE, count: 8)
        memory.withUnsafeMutableBufferPointer { b in
            var w = ByteWriter(b.baseAddress!, capacity: 4)
            w.append("abc")
            w.append(decimal: -123456)
            #expect(w.count == 10 && w.isTruncated)
            w.append(0xDEAD_BEEF, radix: 16)
            w.append("xyz")
            w.append(0x41, times: 5)
            w.append(0x41, times: -5)
            #expect(w.count == 26)
        }
        #expect(memory == [0x61, 0x62, 0x63, 0x2D, 0xEE, 0xEE, 0xEE, 0xEE])
        var measure = ByteWriter()
        measure.append(decimal: .min)
        measure.append(UInt32.max, radix: 8)
        #expect(measure.count == 22)
        #expect(
            str(
                written {
                    $0.append(decimal: .min)
                    $0.append(UInt32.max, radix: 8)
                    $0.append(0, radix: 16)
                })
                == "-2147483648377777777770")
    }
}
