import Testing

@testable import ImpLink

@Suite struct Claims {
    @Test("R31: of two connections with one identity the newer epoch wins") func newerWins() {
        var claims = ConnectionClaims()
        var answers = [claims.claim(device: "a", epoch: 5, connection: 1)]
        answers.append(claims.claim(device: "b", epoch: 1, connection: 2))
        answers.append(claims.claim(device: "a", epoch: 5, connection: 3))
        answers.append(claims.claim(device: "a", epoch: 6, connection: 4))
        #expect(answers == [.granted, .granted, .stale(newest: 5), .replaces(1)])
        let releases = [claims.release(device: "a", connection: 1), claims.release(device: "a", connection: 4)]
        #expect(releases == [false, true])
        let late = claims.claim(device: "a", epoch: 6, connection: 5)
        #expect(late == .stale(newest: 6))
        let next = claims.claim(device: "a", epoch: 7, connection: 6)
        #expect(next == .granted)
    }
}
