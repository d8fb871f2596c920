import Testing

@testable import ImpCommand

@Suite struct ExitStatusTests {
    @Test func numbersAreFixed() {
        #expect(ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 6, 7, 8, 42])
    }
}
