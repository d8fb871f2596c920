/// A value of the expression language, which behaves as JavaScript's do.
enum Value: Sendable {
    case undefined
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array(ArrayValue)
    case object(ObjectValue)
    case function(Function)
}

/// An array. Arrays are equal only to themselves, so it is a reference.
final class ArrayValue: Sendable {
    let elements: [Value]
    /// The elements as a string, separated by commas.
    let text: String

    init(_ elements: [Value]) {
        self.elements = elements
        text = elements.map { $0.isNullish ? "" : $0.text }.joined(separator: ",")
    }
}

/// A fixed set of named values: `loop` and `S`.
final class ObjectValue: Sendable {
    let members: [String: Value]

    init(_ members: [String: Value]) { self.members = members }
}

/// What can be called.
enum Function: Sendable {
    case builtin(BuiltinFunction)
    case string(StringFunction)
    case macro(String)
}
