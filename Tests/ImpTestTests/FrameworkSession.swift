import ImpRuntime
import ImpSimulation
import ImpTest
import SquirrelCompiler

/// The side of a simulation that is tested.
enum Side: String, CaseIterable {
    case device, agent
}

/// The log of a test session on fast time, without statuses and without the traces of errors.
func sessionLines(of tests: String, on side: Side = .agent, settings: [String] = []) throws -> [String] {
    try logLines(
        of: """
            function __module_tests(ImpTestCase) {
            \(tests)
            }
            function __module_tests_bootstrap(ImpUnitRunner) {
                imp.wakeup(2, function() {
                    local t = ImpUnitRunner();
                    t.readableOutput = false;
                    t.session = "quiet-river";
                    \(settings.map { "t.\($0);" }.joined(separator: "\n"))
                    t.run();
                }.bindenv(this));
            }
            __module_tests(__module_impUnit_exports.ImpTestCase);
            __module_tests_bootstrap(__module_impUnit_exports.ImpUnitRunner);
            """, on: side)
}

/// The log of a program behind the framework.
func logLines(of program: String, on side: Side = .agent, withFramework: Bool = true) throws -> [String] {
    let tested = (withFramework ? ImpUnitFramework.source : []) + Array(program.utf8)
    var options = SimulationOptions()
    options.clock = .fast
    options.servesHTTP = false
    options.duration = .seconds(600)
    options.maximumRestarts = 0
    var lines: [String] = []
    let simulation = try Simulation(
        device: compile(side == .device ? tested : [], name: "device_code"),
        agent: compile(side == .agent ? tested : [], name: "agent_code"), options: options
    ) { entry in
        if entry.type != .status { lines.append("[\(entry.type.label)] \(entry.message)") }
    }
    _ = try simulation.run()
    return lines.filter { !$0.contains("] ERROR:   in ") }
}

extension [String] {
    /// What messages of one type say, as JSON; all that came in the session "quiet-river".
    func messages(_ type: String) -> [String] {
        let head = #"{"type":"\#(type)","__IMPUNIT__":1,"session":"quiet-river","message":"#
        return compactMap { line in
            line.firstRange(of: head).map { line[$0.upperBound...].dropLast() }.map(String.init)
        }
    }
}
