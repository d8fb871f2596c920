/// The interpreter. Two loops are made of one body: `Run` tests the budget at calls, resumes and backward jumps,
/// `Step` returns after every instruction. Both leave the same state.
///
/// The fast path of each instruction stands here or in `RunLoop+FastPaths.swift`; everything rare is a call that
/// returns a value or `.control`, after which the loop takes up its state again at `reload`.
protocol LoopMode {
    static var isStepping: Bool { get }
}

enum RunMode: LoopMode {
    @inline(__always) static var isStepping: Bool { false }
}

enum StepMode: LoopMode {
    @inline(__always) static var isStepping: Bool { true }
}

/// Where the loop is: behind the opcode word of the instruction under way, which begins at the second pointer.
typealias CodePointer = UnsafeRawPointer

@inline(__always) private func a(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 1, as: UInt8.self)) }
@inline(__always) private func b(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 2, as: UInt8.self)) }
@inline(__always) private func c(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 3, as: UInt8.self)) }
@inline(__always) private func bc(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 2, as: UInt16.self)) }
/// The jump distance in A, B and C, in bytes.
@inline(__always) private func abc(_ i: CodePointer) -> Int { Int(i.load(as: Int32.self) &>> 8) &* 4 }
/// Where a jump with an extension goes, `pc` being at the extension.
@inline(__always) private func target(_ pc: CodePointer) -> CodePointer { pc + 4 + Int(pc.load(as: Int32.self)) &* 4 }

extension Core {
    /// Runs until the program is done, the slice is spent or the host is needed; `state.exit` says which.
    @inline(never)
    func run() { loop(RunMode.self) }

    /// Executes one instruction.
    @inline(never)
    func stepOnce() { loop(StepMode.self) }

    @inline(__always)
    private func loop<Mode: LoopMode>(_ mode: Mode.Type) {
        let core = self
        var didStep = false
        reload: while true {
            if !core.settle() { return }
            if Mode.isStepping && didStep {
                core.state.pointee.exit = ExitCode.interrupted
                return
            }
            var pc = CodePointer(core.pointer(core.state.pointee.pc))
            var r = Registers(core.pointer(core.state.pointee.frame))
            var k = core.constants(of: r)
            while true {
                if Mode.isStepping {
                    if didStep {
                        core.sync(pc, pc, r)
                        continue reload
                    }
                    didStep = true
                }
                let i = pc
                pc += 4
                switch unsafeBitCast(i.load(as: UInt8.self), to: Opcode.self) {
                case .halt:
                    core.state.pointee.result = r[0]
                    core.state.pointee.exit = ExitCode.finished
                    core.sync(i, i, r)
                    return
                case .continuation:
                    core.state.pointee.argumentsEnd = 0
                    core.sync(i, i, r)
                    _ = core.continueWith(r[Int(ContinuationFrame.registers)])
                    continue reload

                case .move: r[a(i)] = r[b(i)]
                case .loadConstant: r[a(i)] = k[bc(i)]
                case .loadConstantWide:
                    r[a(i)] = k[Int(pc.load(as: UInt32.self))]
                    pc += 4
                case .loadInteger: r.setInteger(a(i), Int32(i.load(fromByteOffset: 2, as: Int16.self)))
                case .loadNull:
                    var index = a(i)
                    let last = index &+ b(i)
                    while index <= last {
                        r[index] = .null
                        index &+= 1
                    }
                case .loadBool: r.setBool(a(i), b(i) != 0)
                case .loadRoot: r[a(i)] = Value(tag: Tag.table, payload: core.state.pointee.rootTable)
                case .loadBase: r[a(i)] = core.baseClass(r)
                case .closure:
                    core.sync(pc + 4, i, r)
                    let value = core.makeClosure(r, k, first: b(i), index: pc.load(as: UInt32.self))
                    if value.isControl { continue reload }
                    r[a(i)] = value
                    pc += 4
                case .getOuter: r[a(i)] = core.loadValue(core.outer(r, bc(i)).location)
                case .setOuter: core.setOuter(core.outer(r, bc(i)), r[a(i)])

                case .getField:
                    let value = core.cachedField(r[b(i)], k, pc.load(as: UInt32.self))
                    if _fastPath(!value.isControl) {
                        r[a(i)] = value
                        pc += 4
                    } else {
                        core.sync(pc + 4, i, r)
                        let value = core.getField(r[b(i)], k, pc.load(as: UInt32.self), viaThis: b(i) == 0)
                        if value.isControl { continue reload }
                        r[a(i)] = value
                        pc += 4
                    }
                case .setField:
                    if _fastPath(core.setCachedField(r[a(i)], k, pc.load(as: UInt32.self), r[b(i)])) {
                        pc += 4
                    } else {
                        core.sync(pc + 4, i, r)
                        let word = pc.load(as: UInt32.self)
                        let value = core.setField(r[a(i)], k, word, r[b(i)], viaThis: a(i) == 0)
                        if value.isControl { continue reload }
                        pc += 4
                    }
                case .selfField:
                    let container = r[b(i)]
                    let value = core.cachedMethod(container, k, pc.load(as: UInt32.self))
                    if _fastPath(!value.isControl) {
                        r[a(i)] = value
                        r[a(i) &+ 1] = container
                        pc += 4
                    } else {
                        core.sync(pc + 4, i, r)
                        let value = core.getMethod(container, k, pc.load(as: UInt32.self), viaThis: b(i) == 0)
                        if value.isControl { continue reload }
                        r[a(i)] = value
                        r[a(i) &+ 1] = container
                        pc += 4
                    }
                case .getIndex:
                    let value = core.element(r[b(i)], r[c(i)])
                    if _fastPath(!value.isControl) {
                        r[a(i)] = value
                    } else {
                        core.sync(pc, i, r)
                        let value = core.get(r[b(i)], r[c(i)], viaThis: b(i) == 0)
                        if value.isControl { continue reload }
                        r[a(i)] = value
                    }
                case .getIndexI:
                    let key = Value.integer(Int32(truncatingIfNeeded: c(i)))
                    let value = core.element(r[b(i)], key)
                    if _fastPath(!value.isControl) {
                        r[a(i)] = value
                    } else {
                        core.sync(pc, i, r)
                        let value = core.get(r[b(i)], key, viaThis: b(i) == 0)
                        if value.isControl { continue reload }
                        r[a(i)] = value
                    }
                case .selfIndex:
                    let container = r[b(i)]
                    core.sync(pc, i, r)
                    let value = core.get(container, r[c(i)], viaThis: b(i) == 0)
                    if value.isControl { continue reload }
                    r[a(i)] = value
                    r[a(i) &+ 1] = container
                case .setIndex:
                    if _slowPath(!core.setElementFast(r[a(i)], r[b(i)], r[c(i)])) {
                        core.sync(pc, i, r)
                        let value = core.set(r[a(i)], r[b(i)], r[c(i)], viaThis: a(i) == 0)
                        if value.isControl { continue reload }
                    }
                case .setIndexI:
                    let key = Value.integer(Int32(truncatingIfNeeded: b(i)))
                    if _slowPath(!core.setElementFast(r[a(i)], key, r[c(i)])) {
                        core.sync(pc, i, r)
                        let value = core.set(r[a(i)], key, r[c(i)], viaThis: a(i) == 0)
                        if value.isControl { continue reload }
                    }
                case .newSlot:
                    core.sync(pc, i, r)
                    if core.newSlot(r[a(i)], r[b(i)], r[c(i)]).isControl { continue reload }
                case .newSlotField:
                    core.sync(pc + 4, i, r)
                    let key = k[Int(pc.load(as: UInt16.self))]
                    if core.newSlot(r[a(i)], key, r[b(i)]).isControl { continue reload }
                    pc += 4
                case .deleteSlot:
                    core.sync(pc, i, r)
                    let value = core.deleteSlot(r[b(i)], r[c(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .exists: r.setBool(a(i), core.exists(r[b(i)], in: r[c(i)]))
                case .instanceOf:
                    core.sync(pc, i, r)
                    let value = core.isInstance(r[b(i)], of: r[c(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value

                case .add: if !arithmetic(.add, pc, i, r, r) { continue reload }
                case .sub: if !arithmetic(.sub, pc, i, r, r) { continue reload }
                case .mul: if !arithmetic(.mul, pc, i, r, r) { continue reload }
                case .div: if !arithmetic(.div, pc, i, r, r) { continue reload }
                case .mod: if !arithmetic(.mod, pc, i, r, r) { continue reload }
                case .and: if !bitwise(.and, pc, i, r, r) { continue reload }
                case .or: if !bitwise(.or, pc, i, r, r) { continue reload }
                case .xor: if !bitwise(.xor, pc, i, r, r) { continue reload }
                case .shl: if !bitwise(.shl, pc, i, r, r) { continue reload }
                case .shr: if !bitwise(.shr, pc, i, r, r) { continue reload }
                case .ushr: if !bitwise(.ushr, pc, i, r, r) { continue reload }
                case .addK: if !arithmetic(.add, pc, i, r, k) { continue reload }
                case .subK: if !arithmetic(.sub, pc, i, r, k) { continue reload }
                case .mulK: if !arithmetic(.mul, pc, i, r, k) { continue reload }
                case .divK: if !arithmetic(.div, pc, i, r, k) { continue reload }
                case .modK: if !arithmetic(.mod, pc, i, r, k) { continue reload }
                case .andK: if !bitwise(.and, pc, i, r, k) { continue reload }
                case .orK: if !bitwise(.or, pc, i, r, k) { continue reload }
                case .xorK: if !bitwise(.xor, pc, i, r, k) { continue reload }
                case .shlK: if !bitwise(.shl, pc, i, r, k) { continue reload }
                case .shrK: if !bitwise(.shr, pc, i, r, k) { continue reload }
                case .ushrK: if !bitwise(.ushr, pc, i, r, k) { continue reload }
                case .addI:
                    if _fastPath(r.tag(b(i)) == 0) {
                        r.setInteger(a(i), r.integer(b(i)) &+ signed(c(i)))
                    } else {
                        core.sync(pc, i, r)
                        let value = core.arithmetic(.add, r[b(i)], .integer(signed(c(i))))
                        if value.isControl { continue reload }
                        r[a(i)] = value
                    }
                case .negate:
                    core.sync(pc, i, r)
                    let value = core.negate(r[b(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .not: r.setBool(a(i), !r[b(i)].isTrue)
                case .bitNot:
                    core.sync(pc, i, r)
                    let value = core.complement(r[b(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .typeOf:
                    core.sync(pc, i, r)
                    let value = core.typeOf(r[b(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .cloneValue:
                    core.sync(pc, i, r)
                    let value = core.clone(r[b(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .equal: r.setBool(a(i), core.equals(r[b(i)], r[c(i)]))
                case .notEqual: r.setBool(a(i), !core.equals(r[b(i)], r[c(i)]))
                case .less: if !relation(.less, pc, i, r) { continue reload }
                case .lessEqual: if !relation(.lessEqual, pc, i, r) { continue reload }
                case .greater: if !relation(.greater, pc, i, r) { continue reload }
                case .greaterEqual: if !relation(.greaterEqual, pc, i, r) { continue reload }
                case .threeWay:
                    core.sync(pc, i, r)
                    let value = core.compare(r[b(i)], r[c(i)], .threeWay)
                    if value.isControl { continue reload }
                    r[a(i)] = value

                case .jump: pc += abc(i)
                case .loop:
                    pc += abc(i)
                    if core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .jumpTrue: pc = r[a(i)].isTrue ? target(pc) : pc + 4
                case .jumpFalse: pc = r[a(i)].isTrue ? pc + 4 : target(pc)
                case .jumpEqual: pc = core.equals(r[a(i)], r[b(i)]) ? target(pc) : pc + 4
                case .jumpNotEqual: pc = core.equals(r[a(i)], r[b(i)]) ? pc + 4 : target(pc)
                case .jumpEqualK: pc = core.equals(r[a(i)], k[b(i)]) ? target(pc) : pc + 4
                case .jumpNotEqualK: pc = core.equals(r[a(i)], k[b(i)]) ? pc + 4 : target(pc)
                case .jumpLess:
                    let outcome = test(.less, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                case .jumpLessEqual:
                    let outcome = test(.lessEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                case .jumpGreater:
                    let outcome = test(.greater, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                case .jumpGreaterEqual:
                    let outcome = test(.greaterEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                case .jumpNotLess:
                    let outcome = test(.less, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome != Outcome.holds ? target(pc) : pc + 4
                case .jumpNotLessEqual:
                    let outcome = test(.lessEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome != Outcome.holds ? target(pc) : pc + 4
                case .jumpNotGreater:
                    let outcome = test(.greater, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome != Outcome.holds ? target(pc) : pc + 4
                case .jumpNotGreaterEqual:
                    let outcome = test(.greaterEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome != Outcome.holds ? target(pc) : pc + 4
                case .jumpLessI:
                    let outcome = testI(.less, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                case .jumpLessEqualI:
                    let outcome = testI(.lessEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                case .jumpGreaterI:
                    let outcome = testI(.greater, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                case .jumpGreaterEqualI:
                    let outcome = testI(.greaterEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                case .jumpNotLessI:
                    let outcome = testI(.less, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome != Outcome.holds ? target(pc) : pc + 4
                case .jumpNotLessEqualI:
                    let outcome = testI(.lessEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome != Outcome.holds ? target(pc) : pc + 4
                case .jumpNotGreaterI:
                    let outcome = testI(.greater, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome != Outcome.holds ? target(pc) : pc + 4
                case .jumpNotGreaterEqualI:
                    let outcome = testI(.greaterEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome != Outcome.holds ? target(pc) : pc + 4
                case .loopLess:
                    let outcome = test(.less, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .loopLessEqual:
                    let outcome = test(.lessEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .loopGreater:
                    let outcome = test(.greater, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .loopGreaterEqual:
                    let outcome = test(.greaterEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .loopLessI:
                    let outcome = testI(.less, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .loopLessEqualI:
                    let outcome = testI(.lessEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .loopGreaterI:
                    let outcome = testI(.greater, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .loopGreaterEqualI:
                    let outcome = testI(.greaterEqual, pc, i, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .loopTrue, .loopFalse, .loopEqual, .loopNotEqual:
                    if !core.loopHolds(i, r) {
                        pc += 4
                        continue
                    }
                    pc = target(pc)
                    if core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .stepLoopLess:
                    let outcome = stepLoop(.less, pc, i, r, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .stepLoopLessEqual:
                    let outcome = stepLoop(.lessEqual, pc, i, r, r)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .stepLoopLessK:
                    let outcome = stepLoop(.less, pc, i, r, k)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }

                case .call:
                    let slot = a(i)
                    let callee = r[slot]
                    if _fastPath(callee.tag == Tag.closure) {
                        let prototype = core.load32(callee.offset &+ 8)
                        let shape = core.load32(prototype &+ 28)
                        let frame = r.advanced(slot &+ 1)
                        let top = core.offset(of: frame.base) &+ ((shape &>> 8) & 0xFF) &* 8
                        if _fastPath(
                            shape & Core.plainShape == UInt32(truncatingIfNeeded: b(i))
                                && core.load32(callee.offset &+ 20) == Tag.null && core.hasStack(top &+ 32))
                        {
                            r[slot] = Value(
                                bits: FrameLink(closure: callee.offset, returnPC: core.offset(of: pc)).bits)
                            r = frame
                            k = Registers(core.pointer(core.load32(prototype &+ 12)))
                            pc = CodePointer(core.pointer(core.load32(prototype &+ 20)))
                            if core.budgetSpent() {
                                core.sync(pc, i, r)
                                continue reload
                            }
                            continue
                        }
                    }
                    core.sync(pc, i, r)
                    let value = core.callFromScript(r, slot, UInt32(truncatingIfNeeded: b(i)), core.offset(of: pc))
                    if value.isControl { continue reload }
                    r[slot] = value
                case .tailCall:
                    core.sync(pc, i, r)
                    let value = core.tailCall(r, a(i), UInt32(truncatingIfNeeded: b(i)), core.offset(of: pc))
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .return, .returnNull:
                    let link = r.link
                    var value = unsafeBitCast(i.load(as: UInt8.self), to: Opcode.self) == .return ? r[a(i)] : .null
                    if core.state.pointee.openOuters != 0 { core.closeOuters(from: core.offset(of: r.base)) }
                    if link.isConstruction { value = r[0] }
                    if _slowPath(link.isGenerator) { core.finishGenerator(r) }
                    r.link = FrameLink(bits: value.bits)
                    pc = CodePointer(core.pointer(link.returnPC))
                    r = r.advanced(-1 &- Int((pc - 3).load(as: UInt8.self)))
                    k = core.constants(of: r)
                case .yield, .yieldNull:
                    core.sync(pc, i, r)
                    let isNull = unsafeBitCast(i.load(as: UInt8.self), to: Opcode.self) == .yieldNull
                    _ = core.yield(isNull ? .null : r[a(i)])
                    continue reload
                case .resume:
                    core.sync(pc, i, r)
                    let slot = core.offset(of: r.base) &+ UInt32(truncatingIfNeeded: a(i)) &* 8
                    _ = core.resume(r[a(i)], slot: slot, returnPC: core.offset(of: pc))
                    core.spendBudget()
                    continue reload
                case .foreachPrepare:
                    r[a(i) &+ 1] = .null
                    r[a(i) &+ 2] = .null
                    r[a(i) &+ 3] = .null
                    pc = target(pc)
                case .foreachNext:
                    let outcome = core.foreachNext(r, a(i), pc + 4, i)
                    if outcome == Outcome.control { continue reload }
                    pc = outcome == Outcome.holds ? target(pc) : pc + 4
                    if outcome == Outcome.holds && core.budgetSpent() {
                        core.sync(pc, i, r)
                        continue reload
                    }
                case .throwValue:
                    core.sync(pc, i, r)
                    core.raise(r[a(i)])
                    continue reload
                case .closeOuters:
                    core.closeOuters(from: core.offset(of: r.base) &+ UInt32(truncatingIfNeeded: a(i)) &* 8)
                case .newTable:
                    guard let table = core.newTable(UInt32(truncatingIfNeeded: bc(i))) else {
                        core.sync(pc, i, r)
                        _ = core.outOfMemory()
                        continue reload
                    }
                    r[a(i)] = table.asValue
                case .newArray:
                    guard let array = core.newArray(UInt32(truncatingIfNeeded: bc(i))) else {
                        core.sync(pc, i, r)
                        _ = core.outOfMemory()
                        continue reload
                    }
                    r[a(i)] = array.asValue
                case .append:
                    core.sync(pc, i, r)
                    if !core.appendList(r, a(i), b(i), c(i)) { continue reload }
                case .newClass:
                    core.sync(pc, i, r)
                    let value = core.makeClass(r, base: b(i), attributes: c(i))
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .newMember:
                    core.sync(pc + 4, i, r)
                    let flags = pc.load(as: UInt32.self)
                    if core.makeMember(r, a(i), key: r[b(i)], value: r[c(i)], flags: flags).isControl {
                        continue reload
                    }
                    pc += 4
                }
            }
        }
    }
}

/// What a test came to.
enum Outcome {
    static let fails: Int32 = 0
    static let holds: Int32 = 1
    /// A metamethod was called or an error raised.
    static let control: Int32 = 2
}
