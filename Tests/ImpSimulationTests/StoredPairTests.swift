import Foundation
import ImpRuntime
import Testing

@testable import ImpSimulation

struct StoredPairs {
    private static let device = """
        local before = imp.getuserconfiguration();
        server.log("stored " + (before == null ? "nothing" : before.tostring()));
        imp.setuserconfiguration("serial=0042");
        imp.setwificonfiguration("home", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
        server.log("I am " + hardware.getdeviceid() + " " + imp.getmacaddress());
        """
    private static let agent = """
        local saved = server.load();
        saved.runs <- "runs" in saved ? saved.runs + 1 : 1;
        server.save(saved);
        server.log("run " + saved.runs + " of " + http.agenturl());
        """

    private func run(from stored: StoredPair? = nil, project: String = "/tests") throws -> (StoredPair, [String]) {
        let (simulation, record) = try simulation(device: StoredPairs.device, agent: StoredPairs.agent) {
            $0.project = project
            if let stored { $0.goOn(from: stored) }
        }
        _ = try simulation.run()
        return (simulation.stored, record.lines)
    }

    @Test func theNextRunGoesOnWithBothHalves() throws {
        let (stored, first) = try run()
        #expect(first.contains("[Device] stored nothing"))
        #expect(first.contains { $0.hasPrefix("[Agent] run 1 of ") })
        let bytes = (try JSONEncoder().encode(stored.device), try JSONEncoder().encode(stored.agent))
        let read = StoredPair(
            device: try JSONDecoder().decode(StoredDevice.self, from: bytes.0),
            agent: try JSONDecoder().decode(StoredAgent.self, from: bytes.1))
        #expect(read == stored)
        let (_, second) = try run(from: read, project: "/elsewhere")
        #expect(second.contains("[Device] stored serial=0042"))
        #expect(second.contains(first.first { $0.hasPrefix("[Device] I am ") } ?? ""))
        let url = first.first { $0.contains(" of http") }?.split(separator: " ").last ?? ""
        #expect(second.contains("[Agent] run 2 of \(url)"))
    }

    /// As a real device that comes back after its program was replaced.
    @Test func anotherProgramIsDownloadedFirst() throws {
        let (stored, _) = try run()
        let (simulation, record) = try simulation(device: "server.log(\"new, \" + hardware.wakereason());") {
            $0.goOn(from: stored)
        }
        _ = try simulation.run()
        #expect(record.lines.first?.hasPrefix("[Status] Downloading new code; ") == true)
        #expect(record.lines.last == "[Device] new, 4")
    }

    @Test func anotherReleasesFormatIsRefused() throws {
        let (stored, _) = try run()
        let text = String(decoding: try JSONEncoder().encode(stored.device), as: UTF8.self)
        let other = text.replacingOccurrences(of: "\"format\":1", with: "\"format\":99")
        #expect(other != text)
        #expect {
            try JSONDecoder().decode(StoredDevice.self, from: Data(other.utf8))
        } throws: {
            guard case DecodingError.dataCorrupted(let context) = $0 else { return false }
            return context.debugDescription == "its format is 99, this release reads 1"
        }
    }
}
