@testable import ImpCommand

/// What a command did that ran inside of the test.
struct Command {
    let status: ExitStatus
    let output: String
    let talk: String

    init(_ arguments: String...) { self.init(arguments) }

    init(_ arguments: [String], environment: [String: String] = [:]) {
        let console = Console(.memory)
        status = ProcessEnvironment.$current.withValue(environment) {
            Console.$current.withValue(console) { runCommand(["imp"] + arguments) }
        }
        let collected = console.collected
        output = String(decoding: collected.output, as: UTF8.self)
        talk = String(decoding: collected.talk, as: UTF8.self)
    }
}
