import ImpOS

/// What a device asks of a proxy.
struct ProxyRequest: Equatable {
    /// Nil if the first line is not `CONNECT host:port HTTP/1.x`.
    let server: ServerName?
    /// The field `Proxy-Authorization`.
    let authorization: String?

    init(_ head: ArraySlice<UInt8>) {
        let lines = String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline)
        server = lines.first.flatMap(Self.server)
        authorization = lines.dropFirst().lazy.compactMap(Self.authorization).first
    }

    private static func server(_ line: Substring) -> ServerName? {
        let words = line.split(separator: " ")
        guard words.count == 3, words[0] == "CONNECT", words[2].hasPrefix("HTTP/1.") else { return nil }
        guard let colon = words[1].lastIndex(of: ":"), let port = UInt16(words[1][colon...].dropFirst()) else {
            return nil
        }
        return ServerName(host: String(words[1][..<colon]), port: port)
    }

    private static func authorization(_ line: Substring) -> String? {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "proxy-authorization" else { return nil }
        return String(parts[1].drop { $0 == " " })
    }
}
