import Testing

@testable import ImpCommand

struct JSONLines {
    @Test func haveSortedKeysAndPlainSlashes() {
        #expect(jsonLine(["b": "x/y", "a": "1"]) == #"{"a":"1","b":"x/y"}"#)
    }

    @Test func sayWhatCannotBeWritten() {
        let line = jsonLine(["speed": Double.nan])
        #expect(line.hasPrefix(#"{"message":"Dictionary<String, Double> cannot be written as JSON: "#))
        #expect(line.hasSuffix(#","type":"error"}"#))
    }
}
