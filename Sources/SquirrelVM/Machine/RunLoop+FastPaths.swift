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
        _ operation: ArithmeticOperator, _ i: CodePointer, _ r: Registers, _ x: Registers
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
        sync(i + 4, i, r)
        let value = arithmetic(operation, r[b(i)], x[c(i)])
        if value.isControl { return false }
        r[a(i)] = value
        return true
    }

    @inline(__always)
    func bitwise(
        _ operation: BitOperator, _ i: CodePointer, _ r: Registers, _ x: Registers
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
        sync(i + 4, i, r)
        let value = bitwise(operation, r[b(i)], x[c(i)])
        if value.isControl { return false }
        r[a(i)] = value
        return true
    }

    /// R[A] = R[B] relation R[C]; false for `.control`.
    @inline(__always)
    func relation(_ relation: Relation, _ i: CodePointer, _ r: Registers) -> Bool {
        if _fastPath(r.tag(b(i)) | r.tag(c(i)) == 0) {
            r.setBool(a(i), compareIntegers(relation, r.integer(b(i)), r.integer(c(i))))
            return true
        }
        sync(i + 4, i, r)
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

    // MARK: Tests of jumps

    /// R[A] relation R[B].
    @inline(__always)
    func test(_ relation: Relation, _ i: CodePointer, _ r: Registers) -> Int32 {
        compared(relation, i, r[a(i)], r, a(i), r, b(i), r)
    }

    @inline(__always)
    private func compared(
        _ relation: Relation, _ i: CodePointer, _ left: Value, _ x: Registers, _ xIndex: Int,
        _ y: Registers, _ yIndex: Int, _ r: Registers
    ) -> Int32 {
        let tags = x.tag(xIndex) | y.tag(yIndex)
        if _fastPath(tags == 0) {
            return compareIntegers(relation, x.integer(xIndex), y.integer(yIndex)) ? Outcome.holds : Outcome.fails
        }
        if tags == 1 && x.tag(xIndex) & y.tag(yIndex) == 1 {
            return compareFloats(relation, x.float(xIndex), y.float(yIndex))
        }
        sync(i + 8, i, r)
        return testSlowly(relation, x[xIndex], y[yIndex])
    }

    /// R[A] relation the signed number B.
    @inline(__always)
    func testI(_ relation: Relation, _ i: CodePointer, _ r: Registers) -> Int32 {
        let right = signed(b(i))
        if _fastPath(r.tag(a(i)) == 0) {
            return compareIntegers(relation, r.integer(a(i)), right) ? Outcome.holds : Outcome.fails
        }
        sync(i + 8, i, r)
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
        _ relation: Relation, _ i: CodePointer, _ r: Registers, _ x: Registers
    ) -> Int32 {
        if _fastPath(r.tag(a(i)) | x.tag(b(i)) == 0) {
            let next = r.integer(a(i)) &+ signed(c(i))
            r.setInteger(a(i), next)
            return compareIntegers(relation, next, x.integer(b(i))) ? Outcome.holds : Outcome.fails
        }
        sync(i + 8, i, r)
        return stepSlowly(relation, i, r, x)
    }

    @inline(never)
    private func stepSlowly(_ relation: Relation, _ i: CodePointer, _ r: Registers, _ x: Registers) -> Int32 {
        let sum = arithmetic(.add, r[a(i)], .integer(signed(c(i))))
        if sum.isControl { return Outcome.control }
        r[a(i)] = sum
        return testSlowly(relation, sum, x[b(i)])
    }

    // MARK: Calls and returns

    /// Bytes that the largest plain frame may need.
    private static let longestFrame: UInt32 = (255 + frameMargin) * 8

    /// Whether a closure takes exactly `count` arguments, `this` included, in a plain frame for which there is room in
    /// any case.
    @inline(__always)
    func isPlain(_ closure: Offset, _ count: Int, _ frame: Registers) -> Bool {
        let shape = load32(load32(closure &+ 8) &+ 28)
        return shape & Core.plainShape == UInt32(truncatingIfNeeded: count) && load32(closure &+ 20) == Tag.null
            && hasStack(offset(of: frame.base) &+ Core.longestFrame)
    }

    /// Puts a function's result in place; the link that was there.
    @inline(__always)
    func leave(_ r: Registers, _ result: Value) -> FrameLink {
        let link = r.link
        var result = result
        if state.pointee.openOuters != 0 { closeOuters(from: offset(of: r.base)) }
        if _slowPath(!link.isPlain) { result = leaveSpecial(r, link, result) }
        r.link = FrameLink(bits: result.bits)
        return link
    }

    @inline(never)
    private func leaveSpecial(_ r: Registers, _ link: FrameLink, _ result: Value) -> Value {
        if link.isGenerator { finishGenerator(r) }
        return link.isConstruction ? r[0] : result
    }

    // MARK: Elements

    /// Loads a slot into R[A]; false where the weak reference in it must be resolved.
    @inline(__always)
    private func load(_ r: Registers, _ a: Int, from slot: Offset) -> Bool {
        if load32(slot &+ 4) == Tag.weakReference { return false }
        r[a] = loadValue(slot)
        return true
    }

    /// Loads an array's element, or a table's slot, into R[A]; false where the full lookup must decide.
    ///
    /// - Parameters:
    ///   - index: the key's payload.
    ///   - key: the same key again, as a whole.
    @inline(__always)
    func loadElement(_ r: Registers, _ a: Int, _ b: Int, tag: UInt32, index: UInt32, key: Value) -> Bool {
        let container = r.payload(b)
        if r.tag(b) == Tag.array {
            if tag != Tag.integer || index >= load32(container &+ 8) { return false }
            return load(r, a, from: load32(container &+ 16) &+ index &* 8)
        }
        if r.tag(b) != Tag.table || tag == Tag.null { return false }
        let node = Table(core: self, offset: container).find(key)
        return node != 0 && load(r, a, from: node &+ Node.value)
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

    /// The name in the extension of an instruction.
    @inline(__always)
    private func name(_ i: CodePointer, _ k: Registers) -> Value { k[Int(i.load(fromByteOffset: 4, as: UInt16.self))] }

    /// The cache of an instruction. Low half: a node index, or a `Member`; high half: the class's id, 0 for tables.
    @inline(__always)
    private func cache(_ i: CodePointer, _ k: Registers) -> UnsafeMutableRawPointer {
        k.base - Int(i.load(fromByteOffset: 6, as: UInt16.self)) &* 8 - 8
    }

    /// Loads `R[B].name` into R[A] where the cache of the instruction has it.
    @inline(__always)
    func loadCachedField(_ i: CodePointer, _ r: Registers, _ k: Registers) -> Bool {
        let hint = cache(i, k)
        let (tag, container) = (r.tag(b(i)), r.payload(b(i)))
        if tag == Tag.table {
            return loadSlot(r, a(i), container, name(i, k), hint.load(as: UInt32.self))
        }
        if tag == Tag.instance && load32(container &+ 12) == hint.load(fromByteOffset: 4, as: UInt32.self) {
            return loadMember(r, a(i), container, name(i, k), hint.load(as: UInt32.self))
        }
        return false
    }

    /// The same for a call: arrays, strings and other plain values have their methods in a table of their type.
    @inline(__always)
    func loadCachedMethod(_ i: CodePointer, _ r: Registers, _ k: Registers) -> Bool {
        let tag = r.tag(b(i))
        if _fastPath(Core.tagsWithSlots & (1 &<< (tag & 31)) != 0) { return loadCachedField(i, r, k) }
        let delegate = load32(state.pointee.delegates &+ tag &* 4)
        return delegate != 0 && loadSlot(r, a(i), delegate, name(i, k), cache(i, k).load(as: UInt32.self))
    }

    /// Tags whose values have slots of their own with names for keys, and those that have no methods at all.
    static let tagsWithSlots: UInt32 =
        1 << Tag.table | 1 << Tag.instance | 1 << Tag.classObject | 1 << Tag.null | ~((1 << 17) - 1)

    @inline(__always)
    private func loadSlot(_ r: Registers, _ a: Int, _ table: Offset, _ key: Value, _ hint: UInt32) -> Bool {
        let node = load32(table &+ 8) &+ (hint & load32(table &+ 12)) &* Node.size
        return load64(node) == key.bits && load(r, a, from: node &+ Node.value)
    }

    @inline(__always)
    private func loadMember(_ r: Registers, _ a: Int, _ instance: Offset, _ key: Value, _ low: UInt32) -> Bool {
        let index = low & 0x00FF_FFFF
        switch low &>> 24 {
        case 0:
            if index >= load32(instance &+ 16) { return false }
            return load(r, a, from: instance &+ InstanceObject.headerSize &+ index &* 8)
        case 1:
            let methods = load32(load32(instance &+ 8) &+ 20)
            if index >= load32(methods &+ 8) { return false }
            return load(r, a, from: load32(methods &+ 16) &+ index &* 8)
        default: return loadSlot(r, a, state.pointee.rootTable, key, index)
        }
    }

    /// `R[A].name = value` where the cache has the place; false otherwise.
    @inline(__always)
    func setCachedField(_ i: CodePointer, _ r: Registers, _ k: Registers) -> Bool {
        let hint = cache(i, k)
        let low = hint.load(as: UInt32.self)
        let (tag, container) = (r.tag(a(i)), r.payload(a(i)))
        if tag == Tag.table {
            let node = load32(container &+ 8) &+ (low & load32(container &+ 12)) &* Node.size
            if load64(node) != name(i, k).bits { return false }
            assign(node &+ Node.value, r[b(i)])
            return true
        }
        if tag == Tag.instance && load32(container &+ 12) == hint.load(fromByteOffset: 4, as: UInt32.self)
            && low < load32(container &+ 16)
        {
            assign(container &+ InstanceObject.headerSize &+ low &* 8, r[b(i)])
            return true
        }
        return false
    }
}
