import ImpRuntime

/// Saved are the sectors that hold something, each to its last byte that is not blank, as base64.
extension NORFlash: Codable {
    private enum CodingKeys: String, CodingKey {
        case sectorBytes, sectorCount, programUnit, ratedErases, content, erases
    }

    /// Of sectors by their number; JSON has no other keys than texts.
    private typealias Rows<Value> = [String: Value]

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let count = try container.decode(Int.self, forKey: .sectorCount)
        let size = try container.decode(Int.self, forKey: .sectorBytes)
        guard (0...NORFlash.greatest).contains(count), (0...NORFlash.greatest).contains(size) else {
            throw DecodingError.dataCorruptedError(
                forKey: .sectorCount, in: container, debugDescription: "\(count) sectors of \(size) bytes")
        }
        self.init(
            sectorBytes: size, sectorCount: count,
            programUnit: try container.decode(Int.self, forKey: .programUnit),
            ratedErases: try container.decode(Int.self, forKey: .ratedErases))
        for (key, row) in try container.decode(Rows<ByteString>.self, forKey: .content) {
            let sector = try index(key, container, .content)
            guard row.bytes.count <= sectorBytes else {
                throw DecodingError.dataCorruptedError(
                    forKey: .content, in: container, debugDescription: "sector \(key) is too long")
            }
            sectors[sector] = row.bytes + repeatElement(0xFF, count: sectorBytes - row.bytes.count)
        }
        for (key, count) in try container.decode(Rows<Int>.self, forKey: .erases) {
            erases[try index(key, container, .erases)] = min(max(0, count), Int(Int32.max))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(sectorBytes, forKey: .sectorBytes)
        try container.encode(sectorCount, forKey: .sectorCount)
        try container.encode(programUnit, forKey: .programUnit)
        try container.encode(ratedErases, forKey: .ratedErases)
        var content: Rows<ByteString> = [:]
        for (number, sector) in sectors.enumerated() {
            guard let end = sector?.lastIndex(where: { $0 != 0xFF }), let sector else { continue }
            content["\(number)"] = ByteString(Array(sector[...end]))
        }
        try container.encode(content, forKey: .content)
        var counts: Rows<Int> = [:]
        for (number, count) in erases.enumerated() where count > 0 { counts["\(number)"] = count }
        try container.encode(counts, forKey: .erases)
    }

    /// Sectors, and bytes of one, in a saved state; more are damage.
    private static let greatest = 1 << 20

    private func index(
        _ key: String, _ container: KeyedDecodingContainer<CodingKeys>, _ place: CodingKeys
    ) throws -> Int {
        guard let index = Int(key), sectors.indices.contains(index) else {
            throw DecodingError.dataCorruptedError(
                forKey: place, in: container, debugDescription: "there is no sector \(key)")
        }
        return index
    }
}
