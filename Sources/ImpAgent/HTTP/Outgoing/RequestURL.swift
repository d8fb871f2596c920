/// What decides where a request goes: `http` or `https`, a host, perhaps a port.
struct RequestURL: Equatable {
    let host: String
    /// Nil: the scheme's own.
    let port: Int?

    /// Nil when it is malformed, or of another scheme.
    init?(_ text: String) {
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }), let scheme = RequestURL.scheme(of: text) else {
            return nil
        }
        let authority = text.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
        let place = authority.lastIndex(of: "@").map { authority[$0...].dropFirst() } ?? authority
        let colon = RequestURL.portColon(in: place)
        host = String(place[..<colon])
        guard RequestURL.isHost(host), let port = RequestURL.port(place[colon...].dropFirst()) else { return nil }
        self.port = port == 0 ? nil : port
    }

    /// Whether the host is an address already, or this computer.
    var isAddress: Bool {
        host.hasPrefix("[") || host == "localhost" || host.allSatisfy { $0 == "." || $0.isNumber }
    }

    private static func scheme(of text: String) -> String? {
        ["http://", "https://"].first { text.prefix($0.count).lowercased() == $0 }
    }

    /// Where the port begins; the end when there is none.
    private static func portColon(in place: Substring) -> Substring.Index {
        let from = place.hasPrefix("[") ? place.firstIndex(of: "]") ?? place.endIndex : place.startIndex
        return place[from...].firstIndex(of: ":") ?? place.endIndex
    }

    private static func isHost(_ host: String) -> Bool {
        if host.hasPrefix("[") {
            return host.hasSuffix("]") && host.count > 3
                && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        }
        return !host.isEmpty && host.allSatisfy { $0.isLetter || $0.isNumber || "-._~".contains($0) }
    }

    /// 0 for none; nil when it is none.
    private static func port(_ digits: Substring) -> Int? {
        if digits.isEmpty { return 0 }
        guard let port = Int(digits), (1...65_535).contains(port), digits.allSatisfy(\.isNumber) else { return nil }
        return port
    }
}
