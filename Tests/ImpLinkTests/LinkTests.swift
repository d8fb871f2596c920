import ImpRuntime
import Testing

@testable import ImpLink

struct Links {
    @Test func nothingPassesBeforeTheConnection() {
        var link = Link()
        let early = link.send(.toServer, at: .start)
        #expect(early == .notConnected)
        let connections = [link.connect(), link.connect()]
        #expect(connections == [true, false])
        let transit = link.send(.toServer, at: .start)
        #expect(transit == .arrives(.start + LinkFigures.delay))
        let ends = [link.disconnect(), link.disconnect()]
        #expect(ends == [true, false])
        let late = link.send(.toDevice, at: .start)
        #expect(late == .notConnected)
    }

    @Test func messagesKeepTheirOrder() {
        var link = Link()
        _ = link.connect()
        let later = Instant.start + .seconds(1)
        let first = link.send(.toServer, at: later)
        #expect(first == .arrives(later + LinkFigures.delay))
        let second = link.send(.toServer, at: .start)
        #expect(second == .arrives(later + LinkFigures.delay))
        let other = link.send(.toDevice, at: .start)
        #expect(other == .arrives(.start + LinkFigures.delay))
    }
}
