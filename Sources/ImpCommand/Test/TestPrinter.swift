import ImpRuntime
import ImpTest

/// Prints the results of tests as they come, in the words of the vendor's tool.
struct TestPrinter {
    let console: Console
    /// Prints the whole log of every session.
    let verbose: Bool

    func announce(_ files: [TestFile]) {
        info("Found \(files.count) test file(s):")
        for file in files { console.print("    \(file.path)" + (file.partner.map { " (\($0))" } ?? "")) }
    }

    // MARK: A session

    func print(_ result: SessionResult, agentOnly: Bool) {
        console.print("")
        info("Using \(result.file.side.rawValue) test file \"\(result.file.path)\"")
        switch result.ending {
        case .skipped: info("Skip \"\(result.file.path)\" testing")
        case .notBuilt(let lines):
            error("Compilation Error")
            for line in lines { console.print("    " + line) }
        case .finished, .stopped: printSession(result, agentOnly: agentOnly)
        }
    }

    private func printSession(_ result: SessionResult, agentOnly: Bool) {
        test("Starting test session \"\(result.name)\"")
        if agentOnly { info("Test session is agent-only") }
        var step = 0
        for record in result.record {
            switch record.content {
            case .line(let entry): if verbose { console.print("    \(entry.line)") }
            case .event(let event):
                print(event)
                if case .stepStarted = event { step += 1 }
                if case .stepFailed = event { explain(result.steps[step - 1], of: result) }
            }
        }
        if result.droppedLines > 0 { info("\(result.droppedLines) more lines of the log were not kept") }
        let style: Console.Style = result.hasFailed ? .alarming : .good
        test("Session \"\(result.name)\" \(result.hasFailed ? "failed" : "succeeded")", style)
    }

    private func print(_ event: SessionEvent) {
        switch event {
        case .stepStarted(let name): test(name)
        case .stepPassed(.null): test("Success", .good)
        case .stepPassed(let value): test("Success: \(value.text)", .good)
        case .stepFailed(let error): test("Failure: \(error.text)", .alarming)
        case .info(let value): test(value.json)
        case .command(let command): info("Running external command: \(command)")
        case .commandOutput(let output):
            for line in output.split(separator: "\n") { console.print("> \(line)") }
        case .note(let text): info(text)
        case .warning(let text): line("warning", text, .alarming)
        case .logError(let text): test(text, .alarming)
        case .finished(let counts): test(counts.text, counts.failures > 0 ? .alarming : .good)
        case .stopped(let stop): error(stop.text)
        }
    }

    /// Where the error came from, and what was logged before it.
    private func explain(_ step: TestStep, of result: SessionResult) {
        for frame in step.trace { console.print("    \(frame)") }
        if verbose { return }
        for line in result.lines(around: step) { console.print(console.styled("    \(line)", .quiet)) }
    }

    // MARK: The end

    func print(_ summary: TestSummary, _ results: [SessionResult]) {
        console.print("")
        let failures = results.flatMap { result in result.failures.map { (result.file.path, $0) } }
        for (number, (file, failure)) in failures.enumerated() {
            console.print("\(number + 1)) \(failure.name)")
            console.print("   at \(file)")
            console.print("   Error: \(failure.error)")
        }
        if !failures.isEmpty { console.print("") }
        info("Sessions: \(summary.sessions), \(summary.counts.text)")
        if summary.hasSucceeded { info("Testing succeeded", .good) } else { info("Testing failed", .alarming) }
    }

    // MARK: Lines

    private func info(_ text: String, _ style: Console.Style = .plain) { line("info", text, style) }
    private func test(_ text: String, _ style: Console.Style = .plain) { line("test", text, style) }
    private func error(_ text: String) { line("error", text, .alarming) }

    private func line(_ label: String, _ text: String, _ style: Console.Style) {
        console.print("[\(label)] " + console.styled(text, style))
    }
}

extension SessionCounts {
    var text: String { "Tests: \(tests), Assertions: \(assertions), Failures: \(failures)" }
}

extension SessionResult {
    /// What the summary lists: failed steps, and what ended the session.
    var failures: [(name: String, error: String)] {
        let steps = steps.compactMap { step in step.failure.map { (step.name, $0.text) } }
        switch ending {
        case .stopped(.firstFailure), .finished, .skipped: return steps
        case .stopped(let stop): return steps + [(unfinished ?? "session \"\(name)\"", stop.text)]
        case .notBuilt(let lines): return steps + [("session \"\(name)\"", lines.first ?? "")]
        }
    }

    /// The step that the session's end interrupted.
    private var unfinished: String? { steps.last.flatMap { $0.outcome == .unfinished ? $0.name : nil } }
}
