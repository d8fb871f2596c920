import Testing

@testable import ImpScenario

@Suite("What is wrong with a scenario file")
struct ErrorTests {
    @Test(
        "the error says where, what, and what to do",
        arguments: [
            ("a: &x 1\n", "1:4: anchors and aliases are not read; write the value itself, or a text in quotes"),
            ("a: 1\n\tb: 2\n", "2:1: a tab; indent with spaces, and write \\t within double quotes"),
            ("name: a\nname: b\n", "2:1: name stands twice; it is in line 1 already"),
            ("name: 'a\n", "1:7: this quote is not closed on its line; close it, and write \\n for a new line"),
            ("name: [a\n", "1:7: this bracket is never closed"),
            ("name: a: b\n", "1:8: a second key on one line; put it on the next one, or the text in quotes"),
            ("name: \"\\q\"\n", "1:8: an unknown escape; write \\\\ for a backslash"),
            ("nmae: x\n", "1:1: an unknown key nmae; did you mean name?"),
            ("name: 12\n", "1:7: a text is expected; put 12 in quotes"),
            ("module: imp006\n", "1:9: imp006 is not known here; did you mean imp001?"),
            ("duration: 10\n", "1:11: a time such as 500ms, 10s or 1h30m is expected, not 10"),
            ("duration: 10s5m\n", "1:11: a time such as 500ms, 10s or 1h30m is expected, not 10s5m"),
            ("steps:\n  - powercut:\n", "2:5: an unknown step powercut; did you mean power-cut?"),
            ("steps:\n  - wait: 1s\n    power-on:\n", "3:5: a second action; give each a step of its own"),
            ("steps:\n  - at: 1s\n", "2:5: the step does nothing; add what it does"),
            (
                "steps:\n  - {at: 2s, wait: 1s}\n  - {at: 1s, wait: 1s}\n",
                "3:6: a step above comes later; sort the steps by time"
            ),
            ("steps:\n  - wifi-drop: hom\n", "2:16: the world has no access-point hom; did you mean home?"),
            ("steps:\n  - press: user\n", "2:12: the world has no button user; there is none"),
            ("steps:\n  - expect-log: {regex: '(a'}\n", "2:25: no regular expression: expected ')'"),
            ("steps:\n  - expect-led: green\n", "2:17: green is not known here; known are off, no-settings"),
            (
                "steps:\n  - repeat:\n      times: 2\n      steps:\n        - at: 1s\n          power-on:\n",
                "5:11: at is one moment, which does not repeat; write after"
            ),
            ("steps:\n  - battery: 5%\n", "2:14: the world has no battery; add one to power"),
            ("world:\n  access-points: [{ssid: a, security: wpa2}]\n", "2:29: a wpa2 network needs a key"),
            ("world:\n  access-points: [{ssid: a, key: short}]\n", "2:34: short is not right here"),
            ("world:\n  access-points: [{ssid: a}, {ssid: a}]\n", "2:3: two are called a; give each a name"),
            ("steps:\n  - wifi-change: {}\n", "2:18: nothing changes; give a new ssid"),
            (
                "steps:\n  - wifi-change: {security: open, key: password}\n",
                "2:35: an open network has no key"
            ),
            (
                "world:\n  access-points: [{ssid: a}]\nsteps:\n  - wifi-change: {security: wpa2}\n",
                "4:19: a wpa2 network needs a key"
            ),
            ("module: imp001\nworld:\n  ethernet: {plugged: yes}\n", "2:1: only imp005 has Ethernet"),
        ])
    func message(yaml: String, message: String) {
        let error = #expect(throws: ScenarioFileError.self) { try Scenario(yaml: Array(yaml.utf8), file: "x.yaml") }
        #expect(error?.description.hasPrefix("x.yaml:" + message) ?? false, "\(error?.description ?? "no error")")
    }

    @Test("depth and size have bounds")
    func bounds() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: ScenarioFileError.self) { try Scenario(yaml: Array(deep.utf8), file: "x") }
        let long = [UInt8](repeating: UInt8(ascii: "#"), count: YAMLText.maximumBytes + 1)
        #expect(throws: ScenarioFileError.self) { try Scenario(yaml: long, file: "x") }
        let many = "steps:\n" + String(repeating: "- repeat: {times: 10000, steps: [{wait: 1s}]}\n", count: 11)
        #expect(throws: ScenarioFileError.self) { try Scenario(yaml: Array(many.utf8), file: "x") }
    }
}
