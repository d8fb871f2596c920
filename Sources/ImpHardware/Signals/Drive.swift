/// What one end of a net does to it: nothing, or a voltage behind a resistance.
///
/// Outputs, pull resistors, open drains, dividers and sensors are all of this kind and differ in their figures only.
public enum Drive: Codable, Equatable, Sendable {
    case open
    /// - ohms: 1 or more; 0 counts as 1.
    case source(Voltage, ohms: UInt32)

    /// A push-pull output.
    public static func strong(_ level: Level) -> Drive { .source(level.voltage, ohms: strongOhms) }

    /// A resistor to the supply or to ground. The module's own are about 50 kΩ.
    public static func pull(_ level: Level, ohms: UInt32 = 50_000) -> Drive { .source(level.voltage, ohms: ohms) }

    /// An output that drives low and lets go for high.
    public static func openDrain(_ level: Level) -> Drive { level == .low ? strong(.low) : .open }

    /// Sources with less than this fight when they disagree; others are overruled.
    static let contestOhms: UInt32 = 1_000
    /// An output of 4 mA that loses 0.2 V.
    private static let strongOhms: UInt32 = 50

    /// In nanosiemens; 0 for `open`.
    var conductance: Int64 {
        guard case .source(_, let ohms) = self else { return 0 }
        return 1_000_000_000 / Int64(max(1, ohms))
    }

    /// The level that it insists on; nil for one that gives way.
    var insistedLevel: Level? {
        guard case .source(let voltage, let ohms) = self, ohms < Drive.contestOhms else { return nil }
        let low = Level(of: voltage, after: .low)
        return low == Level(of: voltage, after: .high) ? low : nil
    }
}
