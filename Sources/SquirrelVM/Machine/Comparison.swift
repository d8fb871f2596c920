/// Equality and order.
enum Relation: UInt8 {
    case less, lessEqual, greater, greaterEqual, threeWay

    /// What a three-way result means for this relation.
    @inline(__always)
    func holds(_ order: Int32) -> Bool {
        switch self {
        case .less: order < 0
        case .lessEqual: order <= 0
        case .greater: order > 0
        case .greaterEqual: order >= 0
        case .threeWay: false
        }
    }

    func value(_ order: Int32) -> Value {
        self == .threeWay ? .integer(order) : .bool(holds(order))
    }
}

extension Core {
    /// `a == b`: same type, same bits, floats included; an integer and a float by value. Never an error.
    @inline(__always)
    func equals(_ a: Value, _ b: Value) -> Bool {
        if a.bits == b.bits { return true }
        if (a.tag | b.tag) != 1 || a.tag == b.tag { return false }
        return number(a) == number(b)
    }

    /// `a <=> b` as an integer value; `.control` when `_cmp` was called or an error raised.
    @inline(never)
    func compare(_ a: Value, _ b: Value, _ relation: Relation) -> Value {
        if a.isNumber && b.isNumber { return .integer(compareNumbers(a, b)) }
        if a.tag == b.tag { return compareSame(a, b, relation) }
        if a.isNull { return .integer(-1) }
        if b.isNull { return .integer(1) }
        return fail("comparison between '%' and '%'", .shown(a), .shown(b))
    }

    /// Two floats are equal by their bits alone, as in 3.0.4: 0.0 is greater than -0.0, and so is NaN than anything.
    @inline(__always)
    func compareNumbers(_ a: Value, _ b: Value) -> Int32 {
        if a.isInteger && b.isInteger { return a.integer < b.integer ? -1 : a.integer == b.integer ? 0 : 1 }
        if a.bits == b.bits { return 0 }
        let x = number(a)
        let y = number(b)
        return x < y ? -1 : x == y && a.tag != b.tag ? 0 : 1
    }

    private func compareSame(_ a: Value, _ b: Value, _ relation: Relation) -> Value {
        if a.bits == b.bits { return .integer(0) }
        switch a.tag {
        case Tag.string: return .integer(compareStrings(stringObject(a), stringObject(b)))
        case Tag.table, Tag.instance:
            let method = metamethod(of: a, .cmp)
            if !method.isNull {
                return callMetamethod(
                    method, a, b, kind: .compare, state: (.integer(Int32(relation.rawValue)), .null, .null, .null))
            }
        default: break
        }
        return .integer(a.payload < b.payload ? -1 : 1)
    }

    /// As C's `strcmp`: up to the first zero byte, only the sign counts.
    func compareStrings(_ a: StringObject, _ b: StringObject) -> Int32 {
        let x = a.bytes
        let y = b.bytes
        var index = 0
        while true {
            let left = x[index]
            if left != y[index] || left == 0 {
                charge(UInt32(truncatingIfNeeded: index &>> 5))
                return left < y[index] ? -1 : left == y[index] ? 0 : 1
            }
            index &+= 1
        }
    }

    /// The value of a comparison operator.
    func relate(_ a: Value, _ b: Value, _ relation: Relation) -> Value {
        let order = compare(a, b, relation)
        return order.isControl ? order : relation.value(order.integer)
    }
}
