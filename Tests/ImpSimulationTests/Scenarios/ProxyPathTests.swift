import ImpRuntime
import Testing

@testable import ImpSimulation

struct WaysThroughAProxy {
    private static let program = """
        server.setsendtimeoutpolicy(RETURN_ON_ERROR, WAIT_TIL_SENT, 10);
        function look() {
            imp.setuserconfiguration("error " + imp.net.info().lasterror);
            server.connect(function(reason) { imp.wakeup(1, look); }, 50);
        }
        imp.wakeup(5, look);
        """

    private func holds(_ yaml: String) throws {
        let ran = try RanScenario(yaml, device: WaysThroughAProxy.program)
        #expect(ran.report.held, "\(ran.report.text)\n\(ran.log)")
        #expect(!ran.log.contains("not simulated"))
    }

    @Test("what does not go through the proxy gets nowhere: NO_SERVER")
    func withoutIt() throws {
        try holds(
            """
            world: {proxy: {address: proxy.local, port: 3128}, only-through-proxy: yes}
            steps:
              - expect-connected: {connected: no, for: 10m}
              - expect-user-config: "error 4"
            """)
    }

    @Test(arguments: ["proxy.local", "192.168.1.77", "10.1.2.3"])
    func throughIt(_ address: String) throws {
        try holds(
            """
            world: {proxy: {address: \(address), port: 3128, user: imp, password: pw}, only-through-proxy: yes}
            device: {proxy: {address: \(address), port: 3128, user: imp, password: pw}}
            steps:
              - expect-connected: {within: 10s}
              - expect-connected: {for: 10m}
            """)
    }

    @Test("a proxy that is not the only way leaves the other one open")
    func besideIt() throws {
        try holds(
            """
            world: {proxy: {address: proxy.local, port: 3128}}
            steps: [{expect-connected: {within: 10s}}]
            """)
    }
}
