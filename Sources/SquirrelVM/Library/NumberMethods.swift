/// The methods that integers, floats and bools share.
enum NumberMethods {
    static let all: [NativeSpec] = [
        NativeSpec(.numberToInteger, "tointeger", 1, "n|b"),
        NativeSpec(.numberToFloat, "tofloat", 1, "n|b"),
        NativeSpec(.toText, "tostring", 1, "."),
        NativeSpec(.numberToChar, "tochar", 1, "n|b"),
        NativeSpec(.weakref, "weakref", 1),
    ]
}

extension Core {
    /// A number or bool as an integer.
    func plainInteger(_ value: Value) -> Int32 { value.isBool ? value.integer : integerValue(value) }
}
