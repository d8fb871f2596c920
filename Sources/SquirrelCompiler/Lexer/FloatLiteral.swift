#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The value of the longest prefix of `text` that is a decimal number: rounded to a double first, then to a float, as
/// the reference does.
func floatValue(of text: UnsafeBufferPointer<UInt8>) -> Float {
    let terminated = text.map { CChar(bitPattern: $0) } + [0]
    return Float(strtod(terminated, nil))
}
