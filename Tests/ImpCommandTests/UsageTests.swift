import Testing

@testable import ImpCommand

@Suite struct UsageTests {
    @Test func unknownCommandsAreSuggested() {
        let command = Command("squirel", "x.nut")
        #expect(command.status == .usage)
        #expect(command.talk.hasPrefix("error: there is no command 'squirel'. Did you mean 'squirrel'?\n"))
    }

    @Test func unknownOptionsAreSuggested() {
        let command = Command("check", "--jsno", "x.nut")
        #expect(command.status == .usage)
        #expect(command.talk.contains("Unknown option '--jsno'. Did you mean '--json'?"))
    }

    @Test(arguments: [
        ["squirrel"], ["check"], ["squirrel", "--dialect", "lua", "x.nut"], ["run", "--for", "soon", "x.nut"],
    ])
    func wrongArgumentsAreUsageErrors(arguments: [String]) {
        let command = Command(arguments)
        #expect(command.status == .usage)
        #expect(command.output.isEmpty)
    }

    @Test(arguments: Imp.commandNames.filter { $0 != "help" })
    func everyCommandHasHelpWithExamples(name: String) {
        let command = Command(name, "--help")
        #expect(command.status == .success)
        #expect(command.output.contains("Examples:\n  imp \(name)"))
        #expect(command.output.contains("--json"))
        #expect(!command.output.contains("ImpCommand."), "a value as only Swift writes it")
        #expect(command.talk.isEmpty)
    }

    @Test func versionIsData() {
        let command = Command("--version")
        #expect(command.status == .success)
        #expect(command.output == Version.line + "\n")
    }

    @Test func theVersionNamesTheCommitIfTheBuildWasToldIt() {
        #expect(Version.line(commit: "a1b2c3d") == "imp \(Version.number) (a1b2c3d, impOS 36)")
        #expect(Version.line(commit: "") == "imp \(Version.number) (impOS 36)")
    }

    @Test func coloursAreForPeople() {
        #expect(!Console.wantsColours(0) { ["CI": "true"][$0] })
        #expect(!Console.wantsColours(0) { ["NO_COLOR": "1"][$0] })
    }
}
