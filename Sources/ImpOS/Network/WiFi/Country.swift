public import ImpRuntime

/// The rules of a country for the radio, by the code that `imp.setcountry` takes: a revision in the upper 16 bits, then
/// two letters, the first one lowest.
public struct Country: Hashable, Codable, Sendable {
    public let code: UInt32

    /// Nil when the module does not know the code. The codes are the vendor's.
    public init?(code: UInt32, on module: Module) {
        guard Self.codes(of: module).contains(code) else { return nil }
        self.code = code
    }

    private init(_ code: UInt32) { self.code = code }

    /// What a module comes with: on imp005 the whole world's, else the United States'.
    public static func initial(on module: Module) -> Country { Country(module == .imp005 ? worldwide : unitedStates) }

    public static func codes(of module: Module) -> [UInt32] {
        module == .imp005 ? [0x0011_5858, 0x03B6_4143, 0x037F_3045, 0x03B8_504A, worldwide] : [unitedStates, rest]
    }

    /// In the order in which they are looked through.
    public var channels: [Int] { Self.lowBand(code) + Self.highBand(code) }

    /// What access points of the country say in their country element.
    public var letters: [UInt8] { [UInt8(truncatingIfNeeded: code), UInt8(truncatingIfNeeded: code >> 8)] }

    private static let unitedStates: UInt32 = 0x0000_5355
    private static let rest: UInt32 = 0x0000_4247
    private static let worldwide: UInt32 = 0x0023_5A58

    private static func lowBand(_ code: UInt32) -> [Int] {
        switch code {
        case unitedStates, 0x0011_5858, 0x03B6_4143, worldwide: Array(1...11)
        default: Array(1...13)
        }
    }

    /// The channels at 5 GHz; the national rules, as nobody published the vendor's tables.
    private static func highBand(_ code: UInt32) -> [Int] {
        switch code {
        case unitedStates, rest: []
        case 0x0011_5858: lower + upper + highest
        case 0x03B6_4143: lower + upper.filter { !(120...128).contains($0) } + highest
        case worldwide: lower + highest
        default: lower + upper
        }
    }

    private static let lower = Array(stride(from: 36, through: 64, by: 4))
    private static let upper = Array(stride(from: 100, through: 140, by: 4))
    private static let highest = Array(stride(from: 149, through: 165, by: 4))
}
