import ImpScenario
import TestSupport
import Testing

@testable import ImpSimulation

struct DocumentedScenarios {
    static let program = "server.log(\"booted, ready\"); imp.wakeup(60, function() { server.log(\"reading 1\"); });"

    /// Steps that are shown one by one need not hold in a world that does nothing else; they are done.
    @Test(arguments: DocumentedScenario.all)
    func areDone(_ documented: DocumentedScenario) throws {
        let length = documented.yaml.contains("duration:") ? "" : "duration: 10m\n"
        let ran = try RanScenario(length + documented.yaml, device: DocumentedScenarios.program)
        #expect(!ran.entries.isEmpty)
    }

    @Test(arguments: DocumentedScenario.all.filter { $0.yaml.hasPrefix("name: My ") })
    func recipesHold(_ documented: DocumentedScenario) throws {
        let ran = try RanScenario(documented.yaml, device: DocumentedScenarios.program)
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
    }
}
