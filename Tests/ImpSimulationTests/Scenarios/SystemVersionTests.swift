import ImpOS
import ImpRuntime
import Testing

@testable import ImpSimulation

struct SystemVersions {
    @Test func haveTheirPartsFromTheScenario() throws {
        let ran = try RanScenario(
            """
            device: {os: {release: "36.13", commit: 0123abc, date: Mon Mar 5 10:00:00 2018}}
            steps:
              - expect-log:
                  text: 0123abc - release-36.13 - Mon Mar 5 10:00:00 2018 - production
                  within: 10s
            """, device: "server.log(imp.getsoftwareversion());")
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
        #expect(!ran.log.contains("not simulated"))
    }

    @Test func comeBackFromTheirImage() throws {
        var version = SoftwareVersion(release: "36.99")
        (version.commit, version.date) = ("fedcba9", "Tue Feb  2 11:11:11 2021")
        #expect(SoftwareVersion(image: version.image) == version)
        #expect(SoftwareVersion(image: SoftwareVersion.current.image) == .current)
        #expect(SoftwareVersion(image: Array("impOS 36.14".utf8)) == nil)
        #expect(SoftwareVersion(image: [0, 1, 2]) == nil)
    }
}
