/// An operator between two values, with how tightly it binds.
enum BinaryOperator: String, CaseIterable, Sendable {
    case or = "||"
    case and = "&&"
    case filter = "|"
    case equal = "=="
    case unequal = "!="
    case less = "<"
    case greater = ">"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case over = "/"
    case modulo = "%"

    var precedence: Int {
        switch self {
        case .or: 1
        case .and: 2
        case .filter: 3
        case .equal, .unequal: 6
        case .less, .greater, .lessOrEqual, .greaterOrEqual: 7
        case .plus, .minus: 9
        case .times, .over, .modulo: 10
        }
    }

    /// Both sides have been evaluated, even of `||` and `&&`. `filter` is a call and never comes here.
    func apply(_ left: Value, _ right: Value) throws(BuildError) -> Value {
        switch self {
        case .or: left.isTrue ? left : right
        case .and: left.isTrue ? right : left
        case .equal: .bool(left.looselyEquals(right))
        case .unequal: .bool(!left.looselyEquals(right))
        case .less: .bool(left.compared(to: right) { $0 < $1 })
        case .greater: .bool(right.compared(to: left) { $0 < $1 })
        case .lessOrEqual: .bool(left.compared(to: right) { $0 <= $1 })
        case .greaterOrEqual: .bool(right.compared(to: left) { $0 <= $1 })
        case .plus: left.adding(right)
        case .minus: .number(left.number - right.number)
        case .times: .number(left.number * right.number)
        case .over: .number(left.number / (try right.divisor))
        case .modulo: .number(left.number.truncatingRemainder(dividingBy: try right.divisor))
        case .filter: throw .expression("Syntax error in \"|\" operator")
        }
    }
}

extension Value {
    /// `==`: different types are compared as numbers, null only with null and undefined.
    func looselyEquals(_ other: Value) -> Bool {
        switch (self, other) {
        case (.undefined, _), (.null, _), (_, .undefined), (_, .null): isNullish && other.isNullish
        case (.array(let left), .array(let right)): left === right
        case (.object(let left), .object(let right)): left === right
        case (.array, .object), (.object, .array): false
        case (.array, _), (.object, _), (.function, _), (_, .array), (_, .object), (_, .function):
            primitive.looselyEquals(other.primitive)
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        default: number == other.number
        }
    }

    /// `<` and `<=`: strings by their UTF-16 units, all else as numbers, where NaN is neither.
    fileprivate func compared(to other: Value, _ order: (Double, Double) -> Bool) -> Bool {
        guard case .string(let left) = primitive, case .string(let right) = other.primitive else {
            return order(number, other.number)
        }
        return order(left.utf16Order(right), 0)
    }

    /// `+`: joins if either side is a string, adds otherwise.
    fileprivate func adding(_ other: Value) -> Value {
        switch (primitive, other.primitive) {
        case (.string(let left), let right): .string(left + right.text)
        case (let left, .string(let right)): .string(left.text + right)
        case (let left, let right): .number(left.number + right.number)
        }
    }

    /// The number zero divides nothing; what only turns into zero gives infinity, as in JavaScript.
    fileprivate var divisor: Double {
        get throws(BuildError) {
            if case .number(0) = self { throw .expression("Division by zero") }
            return number
        }
    }
}

extension String {
    /// Negative, zero or positive, as this string stands before, at or after the other.
    fileprivate func utf16Order(_ other: String) -> Double {
        if utf16.elementsEqual(other.utf16) { return 0 }
        return utf16.lexicographicallyPrecedes(other.utf16) ? -1 : 1
    }
}
