import Testing

@testable import benchmarks

@Suite struct StatisticsTests {
    @Test func medianIsTheMiddle() {
        #expect(median([3, 1, 2]) == 2)
    }
}
