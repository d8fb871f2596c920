/// Times and memory of an empty program.
struct StartupReport: Report {
    struct Times: Encodable {
        let minimum: Double
        let median: Double

        init(_ seconds: [Double]) {
            minimum = (seconds.min() ?? 0) * 1e3
            median = (benchmarks.median(seconds) ?? 0) * 1e3
        }
    }

    let wallMilliseconds: Times
    let cpuMilliseconds: Times
    let peakMegabytes: Double
    let verdicts: [Verdict]

    init(_ runs: [ChildRun]) {
        wallMilliseconds = Times(runs.map(\.wallSeconds))
        cpuMilliseconds = Times(runs.map(\.cpuSeconds))
        peakMegabytes = Double(runs.map(\.peakBytes).max() ?? 0) / 1e6
        verdicts = [
            Verdict("an empty program, median", wallMilliseconds.median, limit: 10, places: 1, unit: "ms"),
            Verdict("its memory", peakMegabytes, limit: 20, places: 1, unit: "MB"),
        ]
    }

    var passes: Bool { verdicts.allHold }

    var text: String {
        var table = MarkdownTable(["milliseconds", "minimum", "median"])
        for (name, times) in [("wall", wallMilliseconds), ("processor", cpuMilliseconds)] {
            table.add([name, decimal(times.minimum, 2), decimal(times.median, 2)])
        }
        return table.text + "\n\n" + verdicts.text
    }
}
