import ImpRuntime
import Testing

@testable import ImpOS

@Suite struct Blessings {
    /// What the server does about a pass.
    struct Server {
        /// Attempts that reach nobody, or whose answer is lost.
        var lost = 0
        var answer = Blessing.Answer.acceptedAndStarts
        private(set) var received: [UInt32] = []

        init(lost: Int = 0, answer: Blessing.Answer = .acceptedAndStarts) {
            self.lost = lost
            self.answer = answer
        }

        mutating func reply(to number: UInt32) -> Blessing.Input? {
            received.append(number)
            lost -= 1
            return lost < 0 ? .answer(number: number, answer) : nil
        }
    }

    /// Runs a blessing to its end against a server that takes 100 ms; the actions with their times in milliseconds.
    private func run(
        _ module: Module = .imp003, passed: Bool, _ server: inout Server
    ) -> [(Int64, Blessing.Action)] {
        var blessing = Blessing(module: module)
        var trace: [(Int64, Blessing.Action)] = []
        var now = Instant.start
        var next: (Instant, Blessing.Input)? = (now, .call(passed: passed))
        while let (at, input) = next {
            now = at
            var reply: Blessing.Input?
            for action in blessing.handle(input, at: now) {
                trace.append((now.nanoseconds / 1_000_000, action))
                if case .send(let number, true) = action { reply = server.reply(to: number) }
            }
            next = reply.map { (now + .milliseconds(100), $0) } ?? blessing.deadline.map { ($0, .tick) }
        }
        return trace
    }

    private func expect(_ found: [(Int64, Blessing.Action)], _ wanted: [(Int64, Blessing.Action)]) {
        #expect(found.map(\.0) == wanted.map(\.0))
        #expect(found.map(\.1) == wanted.map(\.1))
    }

    @Test func startTheApplicationTwoSecondsAfterTheCallback() {
        var server = Server()
        expect(
            run(passed: true, &server),
            [
                (0, .send(number: 1, passed: true)), (100, .show(passed: true)), (100, .callBack(passed: true)),
                (2_100, .restart),
            ])
    }

    @Test func waitForActivationIfTheGroupWantsIt() {
        var server = Server(answer: .acceptedAndWaits)
        expect(
            run(passed: true, &server),
            [(0, .send(number: 1, passed: true)), (100, .show(passed: true)), (100, .callBack(passed: true))])
    }

    @Test func canBeRefused() {
        var server = Server(answer: .refused)
        expect(
            run(passed: true, &server),
            [(0, .send(number: 1, passed: true)), (100, .show(passed: false)), (100, .callBack(passed: false))])
    }

    @Test func ofAFailedTestShowRedAtOnce() {
        var server = Server()
        expect(
            run(passed: false, &server),
            [(0, .send(number: 1, passed: false)), (0, .show(passed: false)), (0, .callBack(passed: false))])
        #expect(server.received.isEmpty)
    }

    @Test(arguments: [true, false]) func failAtOnceOnImp001(_ passed: Bool) {
        var server = Server()
        expect(
            run(.imp001, passed: passed, &server), [(0, .show(passed: false)), (0, .callBack(passed: false))])
    }

    @Test func askAgainWhereTheAnswerIsLost() {
        var server = Server(lost: 2)
        expect(
            run(passed: true, &server),
            [
                (0, .send(number: 1, passed: true)), (10_000, .send(number: 1, passed: true)),
                (20_000, .send(number: 1, passed: true)), (20_100, .show(passed: true)),
                (20_100, .callBack(passed: true)), (22_100, .restart),
            ])
    }

    @Test func failWithoutAnyAnswer() {
        var server = Server(lost: 3)
        let trace = run(passed: true, &server)
        #expect(server.received == [1, 1, 1])
        expect(Array(trace.suffix(2)), [(30_000, .show(passed: false)), (30_000, .callBack(passed: false))])
    }

    @Test func takeAnAnswerOnce() {
        var blessing = Blessing(module: .imp002)
        _ = blessing.handle(.call(passed: true), at: .start)
        _ = blessing.handle(.call(passed: true), at: .start)
        #expect(blessing.handle(.answer(number: 1, .acceptedAndStarts), at: .start) == [])
        #expect(
            blessing.handle(.answer(number: 2, .acceptedAndWaits), at: .start) == [
                .show(passed: true), .callBack(passed: true),
            ])
        #expect(blessing.handle(.answer(number: 2, .refused), at: .start) == [])
        #expect(blessing.deadline == nil)
    }
}

@Suite struct FactoryOnlyMembers {
    @Test(arguments: [
        ("imp.setcountry", "imp.setcountry() is only available to factory firmware"),
        ("imp.setnvramimage", "imp.setnvramimage() is only available to factory firmware"),
        ("imp.setrescuepin", "imp.setrescuepin() is only available to factory firmware"),
        ("server.bless", "server.bless() is only available to factory firmware"),
        ("server.factoryblinkup", "server.factoryblinkup() is only available to factory firmware"),
        ("imp.setenroltokens", nil), ("imp.getcountry", nil), ("imp.clearconfiguration", nil),
    ])
    func throwInApplications(_ member: String, _ text: String?) {
        #expect(FactoryOnly.refusal(of: member) == text)
    }
}
