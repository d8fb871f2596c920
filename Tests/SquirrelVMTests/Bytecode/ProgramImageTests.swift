import SquirrelCompiler
import SquirrelVM
import Testing

/// Programs as bytes: there and back, and nothing that was changed on the way.
@Suite struct ProgramImageTests {
    static let source = """
        #line 7 "other.nut"
        local n = 0, floats = [1.5, -0.0, 0.1, "text\\0\\xff", null, true, 100000];
        class Base { static x = 1; constructor(a = 2, b = "b") { n += a; } function get() { return base.tostring(); } }
        function gen(k) { try { for (local i = 0; i < k; i++) yield @(x) x + i + n; } catch (e) { throw e; } }
        foreach (i, f in gen(3)) print(f(i));
        function rest(...) { return vargv.len() <=> 2; }
        """

    private func program() throws -> Program { try compile(Array(Self.source.utf8), name: "image.nut") }

    @Test func roundTrip() throws {
        let program = try program()
        let image = program.encoded()
        #expect(try Program(decoding: image) == program)
        #expect(program.encoded() == image)
    }

    @Test func oneChangedByteIsRefused() throws {
        let image = try program().encoded()
        for place in image.indices {
            for change: UInt8 in [1, 0x80, 0xFF] {
                var bytes = image
                bytes[place] ^= change
                #expect(throws: ImageError.self) { try Program(decoding: bytes) }
            }
        }
    }

    @Test func cutOrLengthenedIsRefused() throws {
        let image = try program().encoded()
        for count in image.indices {
            #expect(throws: ImageError.self) { try Program(decoding: Array(image[..<count])) }
        }
        #expect(throws: ImageError.damaged) { try Program(decoding: image + [0]) }
        #expect(throws: ImageError.notAnImage) { try Program(decoding: Array("MZ such things".utf8)) }
    }

    @Test func unverifiedIsRefused() throws {
        var program = try program()
        program.functions[0].code[0] = 0xFF
        let error = #expect(throws: ImageError.self) { try Program(decoding: program.encoded()) }
        #expect(error == .refused(VerificationError(function: 0, pc: 0, problem: .opcode)))
    }

    /// With the checksum put right, so that the body itself is read.
    @Test func hostileBodyNeverCrashes() throws {
        let program = try program()
        var random = TestRandom(seed: 7)
        for _ in 0..<2_000 {
            let image = program.encoded { body in
                for _ in 0..<random.next(1...4) { body[random.next(body.indices)] = UInt8(random.next(0...255)) }
            }
            if let accepted = try? Program(decoding: image) { #expect(verify(accepted) == nil) }
        }
    }

    @Test func hugeCountsTakeNoMemory() throws {
        let program = try program()
        // Sources, a text's length, functions, the name of the first, its code.
        for place in [0, 4, 30, 47, 55] {
            let image = program.encoded { body in body.replaceSubrange(place..<place + 4, with: [255, 255, 255, 127]) }
            #expect(throws: ImageError.self) { try Program(decoding: image) }
        }
    }
}
