import ImpRuntime
import SquirrelVM

extension Machine {
    /// The table that a handler of `http.onrequest` gets; nil when memory is out.
    ///
    /// Names of headers are in small letters; a header that comes twice has its values joined by `, `.
    mutating func makeTable(of request: HTTPRequest) -> Value? {
        guard let table = makeTable(), let headers = makeTable(of: request.headers),
            let query = try? URLForm.decode(request.query.bytes, in: &self),
            set(table, "method", makeString(Array(request.method.utf8))),
            set(table, "path", makeString(request.path.bytes)),
            set(table, "query", query),
            set(table, "headers", headers),
            set(table, "body", makeString(request.body.bytes))
        else { return nil }
        return table
    }

    private mutating func makeTable(of headers: [HTTPHeader]) -> Value? {
        var joined: [(name: String, value: String)] = []
        for header in headers {
            let name = header.name.lowercased()
            if let index = joined.firstIndex(where: { $0.name == name }) {
                joined[index].value += ", " + header.value
            } else {
                joined.append((name, header.value))
            }
        }
        guard let table = makeTable() else { return nil }
        for (name, value) in joined where !set(table, name, makeString(Array(value.utf8))) { return nil }
        return table
    }

    mutating func set(_ table: Value, _ name: String, _ value: Value?) -> Bool {
        guard let value, let key = makeString(Array(name.utf8)) else { return false }
        return set(table, key, value)
    }
}
