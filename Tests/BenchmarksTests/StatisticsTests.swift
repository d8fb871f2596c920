import Testing

@testable import benchmarks

@Suite struct StatisticsTests {
    @Test(arguments: zip([[5], [3, 1, 2], [4, 1, 3, 2], [1, 1, 9]], [5, 2, 2.5, 1]))
    func medianIsTheMiddle(figures: [Double], expected: Double) {
        #expect(median(figures) == expected)
    }

    @Test(arguments: zip([[2, 8], [1, 1, 1], [0.5, 2]], [4, 1, 1]))
    func geometricMeanMultiplies(figures: [Double], expected: Double) throws {
        #expect(abs(try #require(geometricMean(figures)) - expected) < 1e-12)
    }

    @Test func nothingHasNoMiddle() {
        #expect(median([]) == nil)
        #expect(geometricMean([]) == nil)
    }

    @Test(arguments: [
        (1.0, 2, "1.00"), (0.125, 2, "0.13"), (12.345, 1, "12.3"), (0.999, 2, "1.00"), (7.5, 0, "8"),
        (1.05, 3, "1.050"),
        (-0.014, 2, "-0.01"), (-0.001, 2, "0.00"), (-12.5, 1, "-12.5"),
    ])
    func decimalsAreFixed(value: Double, places: Int, expected: String) {
        #expect(decimal(value, places) == expected)
    }

    @Test func tablesAreAligned() {
        var table = MarkdownTable(["seconds", "imp"])
        table.add(["ack", "0.126"])
        #expect(table.text == "| seconds |   imp |\n| ------- | ----: |\n| ack     | 0.126 |")
    }
}
