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

/// Where an instruction begins. The loop keeps only this: a second pointer, to the next one, costs an instruction in
/// every dispatch.
typealias CodePointer = UnsafeRawPointer

@inline(__always) private func a(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 1, as: UInt8.self)) }
@inline(__always) private func b(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 2, as: UInt8.self)) }
@inline(__always) private func c(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 3, as: UInt8.self)) }
@inline(__always) private func bc(_ i: CodePointer) -> Int { Int(i.load(fromByteOffset: 2, as: UInt16.self)) }
/// The jump distance in A, B and C, in bytes.
@inline(__always) private func abc(_ i: CodePointer) -> Int { Int(i.load(as: Int32.self) &>> 8) &* 4 }
/// The word behind the instruction.
@inline(__always) private func extended(_ i: CodePointer) -> UInt32 { i.load(fromByteOffset: 4, as: UInt32.self) }

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
            var i = CodePointer(core.pointer(core.state.pointee.pc))
            var r = Registers(core.pointer(core.state.pointee.frame))
            var k = core.constants(of: r)
            while true {
                if Mode.isStepping {
                    if didStep {
                        core.sync(i, i, r)
                        continue reload
                    }
                    didStep = true
                }
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
                    r[a(i)] = k[Int(extended(i))]
                    i += 4
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
                    core.sync(i + 8, i, r)
                    let value = core.makeClosure(r, k, first: b(i), index: extended(i))
                    if value.isControl { continue reload }
                    r[a(i)] = value
                    i += 4
                case .getOuter: r[a(i)] = core.loadValue(core.outer(r, bc(i)).location)
                case .setOuter: core.setOuter(core.outer(r, bc(i)), r[a(i)])

                case .getField:
                    if _slowPath(!core.loadCachedField(i, r, k)) {
                        core.sync(i + 8, i, r)
                        let value = core.getField(r[b(i)], k, extended(i), viaThis: b(i) == 0)
                        if value.isControl { continue reload }
                        r[a(i)] = value
                    }
                    i += 4
                case .setField:
                    if _slowPath(!core.setCachedField(i, r, k)) {
                        core.sync(i + 8, i, r)
                        let value = core.setField(r[a(i)], k, extended(i), r[b(i)], viaThis: a(i) == 0)
                        if value.isControl { continue reload }
                    }
                    i += 4
                case .selfField:
                    let container = r[b(i)]
                    if _slowPath(!core.loadCachedMethod(i, r, k)) {
                        core.sync(i + 8, i, r)
                        let value = core.getMethod(container, k, extended(i), viaThis: b(i) == 0)
                        if value.isControl { continue reload }
                        r[a(i)] = value
                    }
                    r[a(i) &+ 1] = container
                    i += 4
                case .getIndex:
                    let (tag, index) = (r.tag(c(i)), r.payload(c(i)))
                    if _slowPath(!core.loadElement(r, a(i), b(i), tag: tag, index: index, key: r[c(i)])) {
                        core.sync(i + 4, i, r)
                        let value = core.get(r[b(i)], r[c(i)], viaThis: b(i) == 0)
                        if value.isControl { continue reload }
                        r[a(i)] = value
                    }
                case .getIndexI:
                    let index = UInt32(truncatingIfNeeded: c(i))
                    let key = Value(tag: Tag.integer, payload: index)
                    if _slowPath(!core.loadElement(r, a(i), b(i), tag: Tag.integer, index: index, key: key)) {
                        core.sync(i + 4, i, r)
                        let value = core.get(r[b(i)], key, viaThis: b(i) == 0)
                        if value.isControl { continue reload }
                        r[a(i)] = value
                    }
                case .selfIndex:
                    let container = r[b(i)]
                    core.sync(i + 4, i, r)
                    let value = core.get(container, r[c(i)], viaThis: b(i) == 0)
                    if value.isControl { continue reload }
                    r[a(i)] = value
                    r[a(i) &+ 1] = container
                case .setIndex:
                    if _slowPath(!core.setElementFast(r[a(i)], r[b(i)], r[c(i)])) {
                        core.sync(i + 4, i, r)
                        let value = core.set(r[a(i)], r[b(i)], r[c(i)], viaThis: a(i) == 0)
                        if value.isControl { continue reload }
                    }
                case .setIndexI:
                    let key = Value.integer(Int32(truncatingIfNeeded: b(i)))
                    if _slowPath(!core.setElementFast(r[a(i)], key, r[c(i)])) {
                        core.sync(i + 4, i, r)
                        let value = core.set(r[a(i)], key, r[c(i)], viaThis: a(i) == 0)
                        if value.isControl { continue reload }
                    }
                case .newSlot:
                    core.sync(i + 4, i, r)
                    if core.newSlot(r[a(i)], r[b(i)], r[c(i)]).isControl { continue reload }
                case .newSlotField:
                    core.sync(i + 8, i, r)
                    let key = k[Int(i.load(fromByteOffset: 4, as: UInt16.self))]
                    if core.newSlot(r[a(i)], key, r[b(i)]).isControl { continue reload }
                    i += 4
                case .deleteSlot:
                    core.sync(i + 4, i, r)
                    let value = core.deleteSlot(r[b(i)], r[c(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .exists: r.setBool(a(i), core.exists(r[b(i)], in: r[c(i)]))
                case .instanceOf:
                    core.sync(i + 4, i, r)
                    let value = core.isInstance(r[b(i)], of: r[c(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value

                case .add: if !arithmetic(.add, i, r, r) { continue reload }
                case .sub: if !arithmetic(.sub, i, r, r) { continue reload }
                case .mul: if !arithmetic(.mul, i, r, r) { continue reload }
                case .div: if !arithmetic(.div, i, r, r) { continue reload }
                case .mod: if !arithmetic(.mod, i, r, r) { continue reload }
                case .and: if !bitwise(.and, i, r, r) { continue reload }
                case .or: if !bitwise(.or, i, r, r) { continue reload }
                case .xor: if !bitwise(.xor, i, r, r) { continue reload }
                case .shl: if !bitwise(.shl, i, r, r) { continue reload }
                case .shr: if !bitwise(.shr, i, r, r) { continue reload }
                case .ushr: if !bitwise(.ushr, i, r, r) { continue reload }
                case .addK: if !arithmetic(.add, i, r, k) { continue reload }
                case .subK: if !arithmetic(.sub, i, r, k) { continue reload }
                case .mulK: if !arithmetic(.mul, i, r, k) { continue reload }
                case .divK: if !arithmetic(.div, i, r, k) { continue reload }
                case .modK: if !arithmetic(.mod, i, r, k) { continue reload }
                case .andK: if !bitwise(.and, i, r, k) { continue reload }
                case .orK: if !bitwise(.or, i, r, k) { continue reload }
                case .xorK: if !bitwise(.xor, i, r, k) { continue reload }
                case .shlK: if !bitwise(.shl, i, r, k) { continue reload }
                case .shrK: if !bitwise(.shr, i, r, k) { continue reload }
                case .ushrK: if !bitwise(.ushr, i, r, k) { continue reload }
                case .addI:
                    if _fastPath(r.tag(b(i)) == 0) {
                        r.setInteger(a(i), r.integer(b(i)) &+ signed(c(i)))
                    } else {
                        core.sync(i + 4, i, r)
                        let value = core.arithmetic(.add, r[b(i)], .integer(signed(c(i))))
                        if value.isControl { continue reload }
                        r[a(i)] = value
                    }
                case .negate:
                    core.sync(i + 4, i, r)
                    let value = core.negate(r[b(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .not: r.setBool(a(i), !r[b(i)].isTrue)
                case .bitNot:
                    core.sync(i + 4, i, r)
                    let value = core.complement(r[b(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .typeOf:
                    core.sync(i + 4, i, r)
                    let value = core.typeOf(r[b(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .cloneValue:
                    core.sync(i + 4, i, r)
                    let value = core.clone(r[b(i)])
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .equal: r.setBool(a(i), core.equals(r[b(i)], r[c(i)]))
                case .notEqual: r.setBool(a(i), !core.equals(r[b(i)], r[c(i)]))
                case .less: if !relation(.less, i, r) { continue reload }
                case .lessEqual: if !relation(.lessEqual, i, r) { continue reload }
                case .greater: if !relation(.greater, i, r) { continue reload }
                case .greaterEqual: if !relation(.greaterEqual, i, r) { continue reload }
                case .threeWay:
                    core.sync(i + 4, i, r)
                    let value = core.compare(r[b(i)], r[c(i)], .threeWay)
                    if value.isControl { continue reload }
                    r[a(i)] = value

                case .jump:
                    i += 4 &+ abc(i)
                    continue
                case .loop:
                    let place = i + 4 + abc(i)
                    if core.budgetSpent() {
                        core.sync(place, i, r)
                        continue reload
                    }
                    i = place
                    continue
                case .jumpTrue:
                    i = r[a(i)].isTrue ? target(i) : i + 8
                    continue
                case .jumpFalse:
                    i = r[a(i)].isTrue ? i + 8 : target(i)
                    continue
                case .jumpEqual:
                    i = core.equals(r[a(i)], r[b(i)]) ? target(i) : i + 8
                    continue
                case .jumpNotEqual:
                    i = core.equals(r[a(i)], r[b(i)]) ? i + 8 : target(i)
                    continue
                case .jumpEqualK:
                    i = core.equals(r[a(i)], k[b(i)]) ? target(i) : i + 8
                    continue
                case .jumpNotEqualK:
                    i = core.equals(r[a(i)], k[b(i)]) ? i + 8 : target(i)
                    continue
                case .jumpLess:
                    if !jumps(test(.less, i, r), when: Outcome.holds, &i) { continue reload }
                    continue
                case .jumpLessEqual:
                    if !jumps(test(.lessEqual, i, r), when: Outcome.holds, &i) { continue reload }
                    continue
                case .jumpGreater:
                    if !jumps(test(.greater, i, r), when: Outcome.holds, &i) { continue reload }
                    continue
                case .jumpGreaterEqual:
                    if !jumps(test(.greaterEqual, i, r), when: Outcome.holds, &i) { continue reload }
                    continue
                case .jumpNotLess:
                    if !jumps(test(.less, i, r), when: Outcome.fails, &i) { continue reload }
                    continue
                case .jumpNotLessEqual:
                    if !jumps(test(.lessEqual, i, r), when: Outcome.fails, &i) { continue reload }
                    continue
                case .jumpNotGreater:
                    if !jumps(test(.greater, i, r), when: Outcome.fails, &i) { continue reload }
                    continue
                case .jumpNotGreaterEqual:
                    if !jumps(test(.greaterEqual, i, r), when: Outcome.fails, &i) { continue reload }
                    continue
                case .jumpLessI:
                    if !jumps(testI(.less, i, r), when: Outcome.holds, &i) { continue reload }
                    continue
                case .jumpLessEqualI:
                    if !jumps(testI(.lessEqual, i, r), when: Outcome.holds, &i) { continue reload }
                    continue
                case .jumpGreaterI:
                    if !jumps(testI(.greater, i, r), when: Outcome.holds, &i) { continue reload }
                    continue
                case .jumpGreaterEqualI:
                    if !jumps(testI(.greaterEqual, i, r), when: Outcome.holds, &i) { continue reload }
                    continue
                case .jumpNotLessI:
                    if !jumps(testI(.less, i, r), when: Outcome.fails, &i) { continue reload }
                    continue
                case .jumpNotLessEqualI:
                    if !jumps(testI(.lessEqual, i, r), when: Outcome.fails, &i) { continue reload }
                    continue
                case .jumpNotGreaterI:
                    if !jumps(testI(.greater, i, r), when: Outcome.fails, &i) { continue reload }
                    continue
                case .jumpNotGreaterEqualI:
                    if !jumps(testI(.greaterEqual, i, r), when: Outcome.fails, &i) { continue reload }
                    continue
                case .loopLess:
                    if !loops(test(.less, i, r), &i, r) { continue reload }
                    continue
                case .loopLessEqual:
                    if !loops(test(.lessEqual, i, r), &i, r) { continue reload }
                    continue
                case .loopGreater:
                    if !loops(test(.greater, i, r), &i, r) { continue reload }
                    continue
                case .loopGreaterEqual:
                    if !loops(test(.greaterEqual, i, r), &i, r) { continue reload }
                    continue
                case .loopLessI:
                    if !loops(testI(.less, i, r), &i, r) { continue reload }
                    continue
                case .loopLessEqualI:
                    if !loops(testI(.lessEqual, i, r), &i, r) { continue reload }
                    continue
                case .loopGreaterI:
                    if !loops(testI(.greater, i, r), &i, r) { continue reload }
                    continue
                case .loopGreaterEqualI:
                    if !loops(testI(.greaterEqual, i, r), &i, r) { continue reload }
                    continue
                case .loopTrue:
                    if !loops(r[a(i)].isTrue ? Outcome.holds : Outcome.fails, &i, r) { continue reload }
                    continue
                case .loopFalse:
                    if !loops(r[a(i)].isTrue ? Outcome.fails : Outcome.holds, &i, r) { continue reload }
                    continue
                case .loopEqual:
                    let isEqual = core.equals(r[a(i)], r[b(i)])
                    if !loops(isEqual ? Outcome.holds : Outcome.fails, &i, r) { continue reload }
                    continue
                case .loopNotEqual:
                    let isEqual = core.equals(r[a(i)], r[b(i)])
                    if !loops(isEqual ? Outcome.fails : Outcome.holds, &i, r) { continue reload }
                    continue
                case .stepLoopLess:
                    if !loops(stepLoop(.less, i, r, r), &i, r) { continue reload }
                    continue
                case .stepLoopLessEqual:
                    if !loops(stepLoop(.lessEqual, i, r, r), &i, r) { continue reload }
                    continue
                case .stepLoopLessK:
                    if !loops(stepLoop(.less, i, r, k), &i, r) { continue reload }
                    continue

                case .call:
                    let slot = a(i)
                    if _fastPath(r.tag(slot) == Tag.closure) {
                        let callee = r.payload(slot)
                        let frame = r.advanced(slot &+ 1)
                        if _fastPath(core.isPlain(callee, b(i), frame)) {
                            r[slot] = Value(bits: FrameLink(closure: callee, returnPC: core.offset(of: i + 4)).bits)
                            r = frame
                            let prototype = core.load32(callee &+ 8)
                            k = Registers(core.pointer(core.load32(prototype &+ 12)))
                            let code = CodePointer(core.pointer(core.load32(prototype &+ 20)))
                            if core.budgetSpent() {
                                core.sync(code, i, r)
                                continue reload
                            }
                            i = code
                            continue
                        }
                    }
                    core.sync(i + 4, i, r)
                    let value = core.callFromScript(r, slot, UInt32(truncatingIfNeeded: b(i)), core.offset(of: i + 4))
                    if value.isControl { continue reload }
                    r[slot] = value
                case .tailCall:
                    if _fastPath(r.tag(a(i)) == Tag.closure) {
                        let callee = r.payload(a(i))
                        let link = r.link
                        if _fastPath(core.isPlain(callee, b(i), r) && link.isPlain) {
                            if core.state.pointee.openOuters != 0 { core.closeOuters(from: core.offset(of: r.base)) }
                            r.moveDown(from: a(i) &+ 1, count: b(i))
                            r.link = FrameLink(closure: callee, returnPC: link.rawReturn)
                            let prototype = core.load32(callee &+ 8)
                            k = Registers(core.pointer(core.load32(prototype &+ 12)))
                            let code = CodePointer(core.pointer(core.load32(prototype &+ 20)))
                            if core.budgetSpent() {
                                core.sync(code, i, r)
                                continue reload
                            }
                            i = code
                            continue
                        }
                    }
                    core.sync(i + 4, i, r)
                    let value = core.tailCall(r, a(i), UInt32(truncatingIfNeeded: b(i)), core.offset(of: i + 4))
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .return:
                    let link = core.leave(r, r[a(i)])
                    i = CodePointer(core.pointer(link.returnPC))
                    r = r.advanced(-1 &- Int((i - 3).load(as: UInt8.self)))
                    k = core.constants(of: r)
                    continue
                case .returnNull:
                    let link = core.leave(r, .null)
                    i = CodePointer(core.pointer(link.returnPC))
                    r = r.advanced(-1 &- Int((i - 3).load(as: UInt8.self)))
                    k = core.constants(of: r)
                    continue
                case .yield:
                    core.sync(i + 4, i, r)
                    _ = core.yield(r[a(i)])
                    continue reload
                case .yieldNull:
                    core.sync(i + 4, i, r)
                    _ = core.yield(.null)
                    continue reload
                case .resume:
                    core.sync(i + 4, i, r)
                    let slot = core.offset(of: r.base) &+ UInt32(truncatingIfNeeded: a(i)) &* 8
                    _ = core.resume(r[a(i)], slot: slot, returnPC: core.offset(of: i + 4))
                    core.spendBudget()
                    continue reload
                case .foreachPrepare:
                    r[a(i) &+ 1] = .null
                    r[a(i) &+ 2] = .null
                    r[a(i) &+ 3] = .null
                    i = target(i)
                    continue
                case .foreachNext:
                    if !loops(core.foreachNext(r, a(i), i), &i, r) { continue reload }
                    continue
                case .throwValue:
                    core.sync(i + 4, i, r)
                    core.raise(r[a(i)])
                    continue reload
                case .closeOuters:
                    core.closeOuters(from: core.offset(of: r.base) &+ UInt32(truncatingIfNeeded: a(i)) &* 8)
                case .newTable:
                    guard let table = core.newTable(UInt32(truncatingIfNeeded: bc(i))) else {
                        core.sync(i + 4, i, r)
                        _ = core.outOfMemory()
                        continue reload
                    }
                    r[a(i)] = table.asValue
                case .newArray:
                    guard let array = core.newArray(UInt32(truncatingIfNeeded: bc(i))) else {
                        core.sync(i + 4, i, r)
                        _ = core.outOfMemory()
                        continue reload
                    }
                    r[a(i)] = array.asValue
                case .append:
                    core.sync(i + 4, i, r)
                    if !core.appendList(r, a(i), b(i), c(i)) { continue reload }
                case .newClass:
                    core.sync(i + 4, i, r)
                    let value = core.makeClass(r, base: b(i), attributes: c(i))
                    if value.isControl { continue reload }
                    r[a(i)] = value
                case .newMember:
                    core.sync(i + 8, i, r)
                    let flags = extended(i)
                    if core.makeMember(r, a(i), key: r[b(i)], value: r[c(i)], flags: flags).isControl {
                        continue reload
                    }
                    i += 4
                }
                i += 4
            }
        }
    }
}

extension Core {
    /// Goes on behind a jump's test: to its target where the test came to `wanted`. False for `.control`.
    @inline(__always)
    fileprivate func jumps(_ outcome: Int32, when wanted: Int32, _ i: inout CodePointer) -> Bool {
        if _slowPath(outcome == Outcome.control) { return false }
        i = outcome == wanted ? target(i) : i + 8
        return true
    }

    /// The same for a loop's test, whose jump costs budget; false also when that is spent.
    @inline(__always)
    fileprivate func loops(_ outcome: Int32, _ i: inout CodePointer, _ r: Registers) -> Bool {
        if outcome == Outcome.holds {
            let place = target(i)
            if budgetSpent() {
                sync(place, i, r)
                return false
            }
            i = place
            return true
        }
        i += 8
        return outcome != Outcome.control
    }
}

/// Where a jump with an extension goes.
@inline(__always)
private func target(_ i: CodePointer) -> CodePointer {
    i + 8 + Int(i.load(fromByteOffset: 4, as: Int32.self)) &* 4
}

/// What a test came to.
enum Outcome {
    static let fails: Int32 = 0
    static let holds: Int32 = 1
    /// A metamethod was called or an error raised.
    static let control: Int32 = 2
}
