import Testing

@testable import ImpCommand

/// The programs below `Conformance/` print what is recorded beside them.
@Suite struct ConformanceTests {
    private static let programs = ["language", "library", "dialects", "errors", "limit"].flatMap(ConformanceProgram.all)

    @Test func programsAreFound() {
        #expect(Self.programs.count >= 60)
    }

    /// At full speed, and interrupted at every call and backward jump.
    @Test(arguments: programs, [nil, 1])
    func printsWhatIsRecorded(program: ConformanceProgram, slice: Int32?) throws {
        let result = try program.run(slice: slice)
        #expect(result.fault == nil)
        #expect(comparableLines(result.printed) == comparableLines(program.expectedOutput ?? []))
        if let errors = program.expectedErrors {
            #expect(comparableLines(result.errors) == comparableLines(errors))
        }
    }
}
