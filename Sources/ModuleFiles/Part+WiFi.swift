import ImpHardware

extension Part {
    func wifi() throws(ModuleFileError) -> WiFiData {
        try allow(["bands", "default", "countries"])
        let bands: [WiFiBand] = try member("bands").unique { part throws(ModuleFileError) in try part.choice() }
        var countries: [CountryData] = []
        for part in try member("countries").list() { countries.append(try part.country(in: bands)) }
        let standard = try member("default")
        let code = try standard.code()
        if !countries.contains(where: { $0.code == code }) { throw standard.error("is none of the countries") }
        return WiFiData(bands: bands, defaultCountry: code, countries: countries)
    }

    private func country(in bands: [WiFiBand]) throws(ModuleFileError) -> CountryData {
        try allow(["code", "area", "channels", "settable", "confidence"])
        var channels: [Int] = []
        for part in try member("channels").list() {
            for channel in try part.channels() {
                if channel <= channels.last ?? 0 { throw part.error("channels must rise") }
                if !bands.contains(WiFiBand(channel: channel)) {
                    throw part.error("the module has no band of channel \(channel)")
                }
                channels.append(channel)
            }
        }
        return CountryData(
            code: try member("code").code(), area: try member("area").text(), channels: channels,
            isSettable: try optional("settable")?.truth() ?? true, confidence: try member("confidence").choice())
    }

    /// `0x00005355`
    private func code() throws(ModuleFileError) -> UInt32 {
        guard let text = node.string, text.hasPrefix("0x"), text.utf8.count == 10,
            let code = UInt32(text.dropFirst(2), radix: 16)
        else { throw error("eight hexadecimal digits after 0x are expected") }
        return code
    }

    /// `6`, `1-11`, or every fourth as `36-64/4`.
    private func channels() throws(ModuleFileError) -> [Int] {
        let parts = (node.string ?? "").split(separator: "/", omittingEmptySubsequences: false)
        let ends = (parts.first ?? "").split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        let step = parts.count == 2 ? Int(parts[1]) : 1
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, let step, ends.count <= 2, parts.count <= 2,
            1 <= first, first <= last, last <= 200, step > 0
        else { throw error("a channel, or channels such as 1-11 or 36-64/4, are expected") }
        return Array(stride(from: first, through: last, by: step))
    }
}
