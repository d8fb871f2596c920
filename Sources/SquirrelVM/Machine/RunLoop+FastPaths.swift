/// The parts of instructions that run at full speed, inlined into the loop.
@inline(__always) func signed(_ byte: Int) -> Int32 { Int32(Int8(truncatingIfNeeded: byte)) }

@inline(__always) private func a(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 1, as: UInt8.self)) }
@inline(__always) private func b(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 2, as: UInt8.self)) }
@inline(__always) private func c(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 3, as: UInt8.self)) }

extension Core {
    /// Writes the loop's place into the block: the next instruction, the one under way, the frame.
    @inline(__always)
    func sync(_ pc: CodePointer, _ instruction: CodePointer, _ r: Registers) {
        state.pointee.pc = offset(of: pc)
        state.pointee.instruction = offset(of: instruction)
        state.pointee.frame = offset(of: r.base)
    }

    @inline(__always)
    func constants(of r: Registers) -> Registers {
        Registers(pointer(load32(load32(r.link.closure &+ 8) &+ 12)))
    }

    /// Counts a call or backward jump; true when the loop must return to its driver.
    @inline(__always)
    func budgetSpent() -> Bool {
        let left = state.pointee.budget &- 1
        state.pointee.budget = left
        return _slowPath(left < 0)
    }

    /// Shape bits of a function that takes exactly its parameters and runs in a plain frame.
    static let plainShape: UInt32 = 0xFF | Prototype.variadic | Prototype.generator

    // MARK: Operators

    /// R[A] = R[B] op X[C]; false for `.control`.
    @inline(__always)
    func arithmetic(
        _ operation: ArithmeticOperator, _ pc: CodePointer, _ i: CodePointer, _ r: Registers, _ x: Registers
    ) -> Bool {
        let tags = r.tag(b(i)) | x.tag(c(i))
        switch operation {
        case .add, .sub, .mul:
            if _fastPath(tags == 0) {
                let (left, right) = (r.integer(b(i)), x.integer(c(i)))
                r.setInteger(
                    a(i), operation == .add ? left &+ right : operation == .sub ? left &- right : left &* right)
                return true
            }
        case .div, .mod:
            if _fastPath(tags == 0 && x.integer(c(i)) > 0) {
                let (left, right) = (r.integer(b(i)), x.integer(c(i)))
                r.setInteger(a(i), operation == .div ? left / right : left % right)
                return true
            }
        }
        if operation != .mod && tags == 1 && r.tag(b(i)) & x.tag(c(i)) == 1 {
            let (left, right) = (r.float(b(i)), x.float(c(i)))
            switch operation {
            case .add: r.setFloat(a(i), left + right)
            case .sub: r.setFloat(a(i), left - right)
            case .mul: r.setFloat(a(i), left * right)
            default: r.setFloat(a(i), left / right)
            }
            return true
        }
        sync(pc, i, r)
        let value = arithmetic(operation, r[b(i)], x[c(i)])
        if value.isControl { return false }
        r[a(i)] = value
        return true
    }

    @inline(__always)
    func bitwise(
        _ operation: BitOperator, _ pc: CodePointer, _ i: CodePointer, _ r: Registers, _ x: Registers
    ) -> Bool {
        let tags = r.tag(b(i)) | x.tag(c(i))
        let right = x.integer(c(i))
        let isShift = operation == .shl || operation == .shr || operation == .ushr
        if _fastPath(tags == 0 && (!isShift || UInt32(bitPattern: right) < 32)) {
            let left = r.integer(b(i))
            switch operation {
            case .and: r.setInteger(a(i), left & right)
            case .or: r.setInteger(a(i), left | right)
            case .xor: r.setInteger(a(i), left ^ right)
            case .shl: r.setInteger(a(i), left &<< right)
            case .shr: r.setInteger(a(i), left &>> right)
            case .ushr:
                r.setInteger(a(i), Int32(bitPattern: UInt32(bitPattern: left) &>> UInt32(bitPattern: right)))
            }
            return true
        }
        sync(pc, i, r)
        let value = bitwise(operation, r[b(i)], x[c(i)])
        if value.isControl { return false }
        r[a(i)] = value
        return true
    }

    /// R[A] = R[B] relation R[C]; false for `.control`.
    @inline(__always)
    func relation(_ relation: Relation, _ pc: CodePointer, _ i: CodePointer, _ r: Registers) -> Bool {
        if _fastPath(r.tag(b(i)) | r.tag(c(i)) == 0) {
            r.setBool(a(i), compareIntegers(relation, r.integer(b(i)), r.integer(c(i))))
            return true
        }
        sync(pc, i, r)
        let value = relate(r[b(i)], r[c(i)], relation)
        if value.isControl { return false }
        r[a(i)] = value
        return true
    }

    @inline(__always)
    private func compareIntegers(_ relation: Relation, _ left: Int32, _ right: Int32) -> Bool {
        switch relation {
        case .less: left < right
        case .lessEqual: left <= right
        case .greater: left > right
        case .greaterEqual: left >= right
        case .threeWay: false
        }
    }

    /// Two floats: equal by their bits alone, see `compareNumbers`.
    @inline(__always)
    private func compareFloats(_ relation: Relation, _ left: Float, _ right: Float) -> Int32 {
        switch relation {
        case .less: return left < right ? Outcome.holds : Outcome.fails
        case .greaterEqual: return left < right ? Outcome.fails : Outcome.holds
        case .lessEqual, .greater, .threeWay:
            let atMost = left < right || left.bitPattern == right.bitPattern
            return atMost == (relation == .lessEqual) ? Outcome.holds : Outcome.fails
        }
    }

    // MARK: Tests of jumps; `pc` stands at the extension

    /// R[A] relation R[B].
    @inline(__always)
    func test(_ relation: Relation, _ pc: CodePointer, _ i: CodePointer, _ r: Registers) -> Int32 {
        compared(relation, pc, i, r[a(i)], r, a(i), r, b(i), r)
    }

    @inline(__always)
    private func compared(
        _ relation: Relation, _ pc: CodePointer, _ i: CodePointer, _ left: Value, _ x: Registers, _ xIndex: Int,
        _ y: Registers, _ yIndex: Int, _ r: Registers
    ) -> Int32 {
        let tags = x.tag(xIndex) | y.tag(yIndex)
        if _fastPath(tags == 0) {
            return compareIntegers(relation, x.integer(xIndex), y.integer(yIndex)) ? Outcome.holds : Outcome.fails
        }
        if tags == 1 && x.tag(xIndex) & y.tag(yIndex) == 1 {
            return compareFloats(relation, x.float(xIndex), y.float(yIndex))
        }
        sync(pc + 4, i, r)
        return testSlowly(relation, x[xIndex], y[yIndex])
    }

    /// R[A] relation the signed number B.
    @inline(__always)
    func testI(_ relation: Relation, _ pc: CodePointer, _ i: CodePointer, _ r: Registers) -> Int32 {
        let right = signed(b(i))
        if _fastPath(r.tag(a(i)) == 0) {
            return compareIntegers(relation, r.integer(a(i)), right) ? Outcome.holds : Outcome.fails
        }
        sync(pc + 4, i, r)
        return testSlowly(relation, r[a(i)], .integer(right))
    }

    @inline(never)
    private func testSlowly(_ relation: Relation, _ left: Value, _ right: Value) -> Int32 {
        let order = compare(left, right, relation)
        if order.isControl { return Outcome.control }
        return relation.holds(order.integer) ? Outcome.holds : Outcome.fails
    }

    /// R[A] += C, then R[A] relation X[B].
    @inline(__always)
    func stepLoop(
        _ relation: Relation, _ pc: CodePointer, _ i: CodePointer, _ r: Registers, _ x: Registers
    ) -> Int32 {
        if _fastPath(r.tag(a(i)) | x.tag(b(i)) == 0) {
            let next = r.integer(a(i)) &+ signed(c(i))
            r.setInteger(a(i), next)
            return compareIntegers(relation, next, x.integer(b(i))) ? Outcome.holds : Outcome.fails
        }
        sync(pc + 4, i, r)
        return stepSlowly(relation, i, r, x)
    }

    @inline(never)
    private func stepSlowly(_ relation: Relation, _ i: CodePointer, _ r: Registers, _ x: Registers) -> Int32 {
        let sum = arithmetic(.add, r[a(i)], .integer(signed(c(i))))
        if sum.isControl { return Outcome.control }
        r[a(i)] = sum
        return testSlowly(relation, sum, x[b(i)])
    }

    @inline(__always)
    func loopHolds(_ i: CodePointer, _ r: Registers) -> Bool {
        switch unsafeBitCast(i.load(as: UInt8.self), to: Opcode.self) {
        case .loopTrue: r[a(i)].isTrue
        case .loopFalse: !r[a(i)].isTrue
        case .loopEqual: equals(r[a(i)], r[b(i)])
        default: !equals(r[a(i)], r[b(i)])
        }
    }

    // MARK: Elements

    /// An array's element, or a table's slot; `.missing` where the full lookup must decide.
    @inline(__always)
    func element(_ container: Value, _ key: Value) -> Value {
        if container.tag == Tag.array {
            if key.isInteger && key.payload < load32(container.offset &+ 8) {
                let value = loadValue(load32(container.offset &+ 16) &+ key.payload &* 8)
                if value.tag != Tag.weakReference { return value }
            }
        } else if container.tag == Tag.table && !key.isNull {
            let node = Table(core: self, offset: container.offset).find(key)
            if node != 0 {
                let value = loadValue(node &+ Node.value)
                if value.tag != Tag.weakReference { return value }
            }
        }
        return .missing
    }

    @inline(__always)
    func setElementFast(_ container: Value, _ key: Value, _ value: Value) -> Bool {
        if container.tag == Tag.array && key.isInteger && key.payload < load32(container.offset &+ 8) {
            assign(load32(container.offset &+ 16) &+ key.payload &* 8, value)
            return true
        }
        return false
    }

    // MARK: Fields with inline caches

    /// Low half of a cache: a node index, or a `Member`; high half: the class's id, 0 for tables.
    @inline(__always)
    private func cache(_ k: Registers, _ word: UInt32) -> UnsafeMutableRawPointer {
        k.base - Int(word &>> 16) &* 8 - 8
    }

    /// `container.key` where the cache of the instruction has it; `.missing` otherwise.
    @inline(__always)
    func cachedField(_ container: Value, _ k: Registers, _ word: UInt32) -> Value {
        let key = k[Int(word & 0xFFFF)]
        let hint = cache(k, word).load(as: UInt64.self)
        let low = UInt32(truncatingIfNeeded: hint)
        if container.tag == Tag.table {
            return cachedSlot(container.offset, key, low)
        }
        if container.tag == Tag.instance && load32(container.offset &+ 12) == UInt32(truncatingIfNeeded: hint &>> 32) {
            return cachedMember(container.offset, key, low)
        }
        return .missing
    }

    /// The same for a call: arrays, strings and other plain values have their methods in a table of their type.
    @inline(__always)
    func cachedMethod(_ container: Value, _ k: Registers, _ word: UInt32) -> Value {
        let value = cachedField(container, k, word)
        if _fastPath(!value.isControl) || Core.tagsWithSlots & (1 &<< (container.tag & 31)) != 0 { return value }
        let delegate = load32(state.pointee.delegates &+ container.tag &* 4)
        if delegate == 0 { return .missing }
        return cachedSlot(delegate, k[Int(word & 0xFFFF)], cache(k, word).load(as: UInt32.self))
    }

    /// Tags whose values have slots of their own with names for keys, and those that have no methods at all.
    static let tagsWithSlots: UInt32 =
        1 << Tag.table | 1 << Tag.instance | 1 << Tag.classObject | 1 << Tag.null | ~((1 << 17) - 1)

    @inline(__always)
    private func cachedSlot(_ table: Offset, _ key: Value, _ hint: UInt32) -> Value {
        let node = load32(table &+ 8) &+ (hint & load32(table &+ 12)) &* Node.size
        if load64(node) != key.bits { return .missing }
        let value = loadValue(node &+ Node.value)
        return value.tag == Tag.weakReference ? .missing : value
    }

    @inline(__always)
    private func cachedMember(_ instance: Offset, _ key: Value, _ low: UInt32) -> Value {
        let index = low & 0x00FF_FFFF
        let value: Value
        switch low &>> 24 {
        case 0:
            if index >= load32(instance &+ 16) { return .missing }
            value = loadValue(instance &+ InstanceObject.headerSize &+ index &* 8)
        case 1:
            let methods = load32(load32(instance &+ 8) &+ 20)
            if index >= load32(methods &+ 8) { return .missing }
            value = loadValue(load32(methods &+ 16) &+ index &* 8)
        default: return cachedSlot(state.pointee.rootTable, key, index)
        }
        return value.tag == Tag.weakReference ? .missing : value
    }

    /// `container.key = value` where the cache has the place; false otherwise.
    @inline(__always)
    func setCachedField(_ container: Value, _ k: Registers, _ word: UInt32, _ value: Value) -> Bool {
        let hint = cache(k, word).load(as: UInt64.self)
        let low = UInt32(truncatingIfNeeded: hint)
        if container.tag == Tag.table {
            let table = container.offset
            let node = load32(table &+ 8) &+ (low & load32(table &+ 12)) &* Node.size
            if load64(node) != k[Int(word & 0xFFFF)].bits { return false }
            assign(node &+ Node.value, value)
            return true
        }
        if container.tag == Tag.instance && load32(container.offset &+ 12) == UInt32(truncatingIfNeeded: hint &>> 32)
            && low < load32(container.offset &+ 16)
        {
            assign(container.offset &+ InstanceObject.headerSize &+ low &* 8, value)
            return true
        }
        return false
    }
}
