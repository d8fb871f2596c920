/// The functions of Squirrel's `math`, named as there.
///
/// Squirrel 3.0.4 calls the C library, whose float or double version depends on how it was compiled. Here the double
/// one is rounded to float: C libraries differ in the last bits of a double, which hardly ever reach a float's.
struct MathFunctions {
    static func sin(_ x: Float) -> Float { Float(Platform.sin(Double(x))) }
    static func cos(_ x: Float) -> Float { Float(Platform.cos(Double(x))) }
    static func tan(_ x: Float) -> Float { Float(Platform.tan(Double(x))) }
    static func asin(_ x: Float) -> Float { Float(Platform.asin(Double(x))) }
    static func acos(_ x: Float) -> Float { Float(Platform.acos(Double(x))) }
    static func atan(_ x: Float) -> Float { Float(Platform.atan(Double(x))) }
    static func atan2(_ y: Float, _ x: Float) -> Float { Float(Platform.atan2(Double(y), Double(x))) }
    static func exp(_ x: Float) -> Float { Float(Platform.exp(Double(x))) }
    static func log(_ x: Float) -> Float { Float(Platform.log(Double(x))) }
    static func log10(_ x: Float) -> Float { Float(Platform.log10(Double(x))) }
    static func pow(_ x: Float, _ y: Float) -> Float { Float(Platform.pow(Double(x), Double(y))) }

    /// The remainder with the sign of `x`; exact. Also what the operator `%` does with floats.
    static func fmod(_ x: Float, _ y: Float) -> Float { Float(Platform.fmod(Double(x), Double(y))) }

    static func sqrt(_ x: Float) -> Float { x.squareRoot() }

    static func fabs(_ x: Float) -> Float { Float(bitPattern: x.bitPattern & 0x7FFF_FFFF) }

    static func floor(_ x: Float) -> Float { roundedToInteger(x, step: -1) }

    static func ceil(_ x: Float) -> Float { roundedToInteger(x, step: 1) }

    /// The smallest integer has no positive counterpart and stays as it is.
    static func abs(_ x: Int32) -> Int32 { x < 0 ? 0 &- x : x }

    /// `x` cut to an integer, and one `step` further if that lies on the wrong side of `x`. Keeps the sign of zero:
    /// `ceil(-0.5)` is -0.
    private static func roundedToInteger(_ x: Float, step: Float) -> Float {
        // From 2^23 on every float is an integer. The comparison is also false for NaN.
        guard fabs(x) < 8_388_608 else { return x }
        let cut = Float(Int32(x))
        let isWrong = step < 0 ? cut > x : cut < x
        let result = isWrong ? cut + step : cut
        return Float(bitPattern: result.bitPattern & 0x7FFF_FFFF | x.bitPattern & 0x8000_0000)
    }
}
