import Testing

@testable import ImpBuilder

@Suite struct SuggestionTests {
    @Test func distancesCountSwaps() {
        #expect(Suggestion.distance("check", "check") == 0)
        #expect(Suggestion.distance("chekc", "check") == 1)
        #expect(Suggestion.distance("", "run") == 3)
    }

    @Test func onlyWhatIsNearIsSuggested() {
        #expect(Suggestion.nearest(to: "rnu", in: ["check", "run"]) == "run")
        #expect(Suggestion.nearest(to: "zzzzzz", in: ["run", "check"]) == nil)
        #expect(Suggestion.nearest(to: "abcdef", in: ["abcxyz"], within: 2) == nil)
    }
}
