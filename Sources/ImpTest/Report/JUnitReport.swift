import ImpRuntime

/// The results of a run in the form that CI systems read, JUnit's XML: a suite for each session, a case for each test.
public struct JUnitReport: Sendable {
    private let results: [SessionResult]

    public init(_ results: [SessionResult]) { self.results = results }

    /// The document, in UTF-8.
    public var text: String {
        let suites = results.map { ($0, $0.reportCases) }
        let root = XMLElement(
            "testsuites", totals(suites.flatMap(\.1)) + [("time", seconds(results.map(\.span).reduce(.zero, +)))],
            suites.map(suite))
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.text
    }

    private func suite(_ result: SessionResult, _ cases: [ReportCase]) -> XMLElement {
        let attributes = [("name", result.file.path)] + totals(cases) + [("time", seconds(result.span))]
        return XMLElement("testsuite", attributes, cases.map { $0.element(result.file.path) })
    }

    private func totals(_ cases: [ReportCase]) -> [(name: String, value: String)] {
        [
            ("tests", "\(cases.count)"), ("failures", "\(cases.count { $0.outcome.kind == "failure" })"),
            ("errors", "\(cases.count { $0.outcome.kind == "error" })"),
            ("skipped", "\(cases.count { $0.outcome.kind == "skipped" })"),
        ]
    }
}

/// What stands for one case in the report.
private struct ReportCase {
    enum Outcome {
        case passed
        case failed(String)
        case broken(String)
        case skipped

        /// The element that says so.
        var kind: String? {
            switch self {
            case .passed: nil
            case .failed: "failure"
            case .broken: "error"
            case .skipped: "skipped"
            }
        }
    }

    let className: String?
    let name: String
    let outcome: Outcome
    var span = TimeSpan.zero
    /// What explains the outcome, in lines.
    var detail: [String] = []

    func element(_ file: String) -> XMLElement {
        XMLElement(
            "testcase", [("classname", className ?? file), ("name", name), ("file", file), ("time", seconds(span))],
            outcomeElement.map { [$0] } ?? [])
    }

    private var outcomeElement: XMLElement? {
        switch outcome {
        case .passed: nil
        case .skipped: XMLElement("skipped")
        case .failed(let message), .broken(let message):
            XMLElement(
                outcome.kind ?? "", [("message", message)], text: ([message] + detail).joined(separator: "\n"))
        }
    }
}

extension SessionResult {
    /// A case for each test, for each failure outside of one, and for a session that ended otherwise than by its end.
    fileprivate var reportCases: [ReportCase] {
        let cases = steps.filter { $0.isTest || $0.failure != nil }.map { step in
            let outcome: ReportCase.Outcome =
                switch step.outcome {
                case .passed: .passed
                case .failed(let error): .failed(error.text)
                case .unfinished: .broken("The session ended before the test did")
                }
            return ReportCase(
                className: step.className, name: step.method, outcome: outcome, span: step.span,
                detail: step.trace + lines(around: step))
        }
        return cases + (endingCase.map { [$0] } ?? [])
    }

    private var endingCase: ReportCase? {
        switch ending {
        case .finished: nil
        case .skipped: ReportCase(className: nil, name: "session", outcome: .skipped)
        case .stopped(let stop): ReportCase(className: nil, name: "session", outcome: .broken(stop.text))
        case .notBuilt(let lines):
            ReportCase(
                className: nil, name: "session", outcome: .broken(lines.first ?? ""), detail: Array(lines.dropFirst()))
        }
    }
}

/// Seconds with three places, without the locale's doing.
private func seconds(_ span: TimeSpan) -> String {
    let milliseconds = (span.nanoseconds + 500_000) / 1_000_000
    let fraction = String(milliseconds % 1_000)
    return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
}
