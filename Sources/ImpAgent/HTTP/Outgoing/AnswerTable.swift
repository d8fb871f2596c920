import SquirrelVM

extension Machine {
    /// The table that `sendsync` gives and the callback of `sendasync` gets; nil when memory is out.
    ///
    /// In `headers` names are in small letters, and of a header that comes twice the last counts; `rawheaders` has all
    /// of them as they came.
    mutating func makeTable(of answer: OutgoingAnswer) -> Value? {
        guard let table = makeTable(), let headers = makeTable(), let raw = makeArray() else { return nil }
        for header in answer.headers {
            let value = makeString(Array(header.value.utf8))
            guard let row = makeTable(), set(row, "k", makeString(Array(header.name.utf8))), set(row, "v", value),
                append(raw, row), set(headers, header.name.lowercased(), value)
            else { return nil }
        }
        guard set(table, "statuscode", .integer(Int32(answer.status))), set(table, "headers", headers),
            set(table, "rawheaders", raw), set(table, "body", makeString(answer.body.bytes))
        else { return nil }
        return table
    }
}
