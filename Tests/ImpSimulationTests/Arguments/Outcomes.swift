import ImpRuntime
import Testing

@testable import ImpSimulation

/// An expression of a device's program, and what comes of it: its value as text, or the error that it throws.
struct Outcome: Sendable {
    let expression: String
    let text: String

    init(_ expression: String, _ text: String) { (self.expression, self.text) = (expression, text) }
}

/// The errors of the machine's own check of arguments.
enum Refusal {
    static let count = "wrong number of parameters"

    static func type(_ parameter: Int, _ given: String, _ expected: String) -> String {
        "parameter \(parameter) has an invalid type '\(given)' ; expected: '\(expected)'"
    }

    static func missing(_ name: String) -> String { "the index '\(name)' does not exist" }
}

/// Does the expressions one after the other on a device, and holds what came of each against what should have.
///
/// `x(n)` is a string of n letters, `f` a function, `o` an object of the API that is no blob, `shown(table)` its members.
func expect(
    _ outcomes: [Outcome], on module: Module = .imp003, inFactory: Bool = false,
    location: SourceLocation = #_sourceLocation
) throws {
    let calls = outcomes.map { "show(function() { return \($0.expression); });\n" }.joined()
    let (simulation, record) = try simulation(device: library + calls) { $0.module = module }
    if inFactory { simulation.beFactory(isFixture: true) }
    _ = try simulation.run(for: .seconds(120), always: true)
    let found = record.messages.filter { $0.hasPrefix("> ") }.map { String($0.dropFirst(2)) }
    #expect(found.count == outcomes.count, sourceLocation: location)
    for (outcome, text) in zip(outcomes, found) {
        #expect(text == outcome.text, "\(module.rawValue): \(outcome.expression)", sourceLocation: location)
    }
}

private let library = """
    function show(call) {
        local text;
        try {
            local value = call();
            text = value == null ? "null" : typeof value == "blob" ? "blob of " + value.len() : value.tostring();
        } catch (error) { text = error; }
        server.log("> " + text);
    }
    function x(count) { local text = ""; while (text.len() < count) text += "x"; return text; }
    function f(...) {}
    o <- imp.wakeup(100000, f);
    circle <- []; circle.append(circle);

    """
