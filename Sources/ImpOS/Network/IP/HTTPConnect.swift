import ImpRuntime

/// The text of asking an HTTP proxy for a connection (RFC 9110, section 9.3.6).
public enum HTTPConnect {
    public static func request(_ server: ServerName, _ credentials: ProxyConfiguration.Credentials?) -> [UInt8] {
        let authorization = credentials.map { "Proxy-Authorization: \(basic($0))\r\n" } ?? ""
        return Array("CONNECT \(server) HTTP/1.1\r\nHost: \(server)\r\n\(authorization)\r\n".utf8)
    }

    /// What such credentials look like in the field `Proxy-Authorization` (RFC 7617).
    public static func basic(_ credentials: ProxyConfiguration.Credentials) -> String {
        let bytes = Base64.encode(Array("\(credentials.user):\(credentials.password)".utf8))
        return "Basic " + String(decoding: bytes, as: UTF8.self)
    }

    /// How many bytes a head has, its empty line included; nil as long as that has not come.
    public static func headLength(_ bytes: [UInt8]) -> Int? {
        let end = Array("\r\n\r\n".utf8)
        guard bytes.count >= end.count else { return nil }
        return (end.count...bytes.count).first { bytes[($0 - end.count)..<$0].elementsEqual(end) }
    }

    /// The three digits of the first line `HTTP/1.x 200 reason`; nil if it is no such line.
    public static func status(_ head: some Collection<UInt8>) -> Int? {
        let line = head.prefix { $0 != UInt8(ascii: "\r") }
        let words = line.split(separator: UInt8(ascii: " "), maxSplits: 2)
        guard words.count >= 2, words[0].starts(with: "HTTP/1.".utf8), words[1].count == 3 else { return nil }
        guard let status = Int(String(decoding: words[1], as: UTF8.self)), status >= 100 else { return nil }
        return status
    }
}
