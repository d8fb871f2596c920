extension Value {
    var isNullish: Bool {
        switch self {
        case .undefined, .null: true
        default: false
        }
    }

    /// Whether a condition takes it as true.
    var isTrue: Bool {
        switch self {
        case .undefined, .null: false
        case .bool(let value): value
        case .number(let value): value != 0 && !value.isNaN
        case .string(let value): !value.isEmpty
        case .array, .object, .function: true
        }
    }

    /// As `String(value)` has it.
    var text: String {
        switch self {
        case .undefined: "undefined"
        case .null: "null"
        case .bool(let value): value ? "true" : "false"
        case .number(let value): value.javaScriptText
        case .string(let value): value
        case .array(let value): value.text
        case .object: "[object Object]"
        case .function: "function"
        }
    }

    /// As `Number(value)` has it.
    var number: Double {
        switch self {
        case .undefined: .nan
        case .null: 0
        case .bool(let value): value ? 1 : 0
        case .number(let value): value
        case .string(let value): Double(javaScript: value)
        case .array, .object, .function: Double(javaScript: text)
        }
    }

    /// What operators see of it: arrays, objects and functions are their text.
    var primitive: Value {
        switch self {
        case .array, .object, .function: .string(text)
        default: self
        }
    }
}
