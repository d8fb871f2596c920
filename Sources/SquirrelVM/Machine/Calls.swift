/// Calling values. The callee stands in a slot of the stack, `this` and the arguments behind it; the slot becomes the
/// link of the new frame, or receives the result.
extension Core {
    /// Calls the value at `slot` with `count` arguments, `this` included; the caller goes on at `returnPC`.
    ///
    /// The result comes at once from natives and generators; `.control` means that a frame was pushed or an error raised.
    @inline(never)
    func call(slot: Offset, count: UInt32, returnPC: Offset) -> Value {
        var count = count
        var isMetamethod = false
        while true {
            let callee = loadValue(slot)
            switch callee.tag {
            case Tag.closure: return callClosure(slot: slot, count: count, returnPC: returnPC)
            case Tag.native:
                return isMetamethod
                    ? callNativeMetamethod(slot: slot, count: count) : callNative(slot: slot, count: count)
            case Tag.classObject: return construct(slot: slot, count: count, returnPC: returnPC)
            case Tag.table, Tag.instance:
                let method = metamethod(of: callee, .call)
                // A table or instance as `_call` would be asked for its own, and so on for ever.
                guard method.tag == Tag.closure || method.tag == Tag.native || method.tag == Tag.classObject else {
                    return fail("attempt to call '%'", .type(callee))
                }
                guard hasStack(slot &+ (count &+ 2) &* 8) else { return stackOverflow() }
                Platform.move(pointer(slot &+ 16), pointer(slot &+ 8), Int(count) &* 8)
                storeValue(slot, method)
                storeValue(slot &+ 8, callee)
                count &+= 1
                isMetamethod = true
                if state.pointee.argumentsEnd != 0 { state.pointee.argumentsEnd &+= 8 }
            default: return fail("attempt to call '%'", .type(callee))
            }
        }
    }

    /// A native for `_call`: the arguments have moved up by one, and the last stands above the live registers.
    private func callNativeMetamethod(slot: Offset, count: UInt32) -> Value {
        state.pointee.lastArgument = loadValue(slot &+ count &* 8)
        let value = callNative(slot: slot, count: count)
        if state.pointee.exit != ExitCode.hostCall { state.pointee.lastArgument = .null }
        return value
    }

    /// Pushes the frame of a closure that takes exactly the arguments given; false for anything else.
    @inline(__always)
    func enterPlain(slot: Offset, count: UInt32, returnPC: Offset) -> Bool {
        let callee = loadValue(slot)
        guard callee.tag == Tag.closure else { return false }
        let closure = closure(callee)
        let prototype = Prototype(core: self, offset: closure.prototype)
        let frame = slot &+ 8
        guard prototype.shape & Core.plainShape == count, closure.environment.isNull,
            hasStack(frame &+ (prototype.registerCount &+ Core.frameMargin) &* 8)
        else { return false }
        storeValue(slot, Value(bits: FrameLink(closure: callee.offset, returnPC: returnPC).bits))
        state.pointee.frame = frame
        state.pointee.pc = prototype.code
        return true
    }

    /// Slots above a function's registers that are there with every frame, for the link and arguments of what it calls.
    static let frameMargin: UInt32 = 4

    @inline(__always)
    func hasStack(_ end: Offset) -> Bool { end <= state.pointee.stackEnd }

    /// The register stack is full: like memory, it ends the machine.
    func stackOverflow() -> Value {
        state.pointee.stackFull = 1
        return outOfMemory()
    }

    // MARK: Script functions

    /// Pushes the frame of a closure: arguments filled up from the defaults or gathered in `vargv`.
    private func callClosure(slot: Offset, count: UInt32, returnPC: UInt32) -> Value {
        let closure = closure(loadValue(slot))
        let prototype = Prototype(core: self, offset: closure.prototype)
        let frame = slot &+ 8
        guard hasStack(frame &+ (max(prototype.registerCount, count) &+ Core.frameMargin) &* 8) else {
            return stackOverflow()
        }
        let arguments = arrangeArguments(closure, prototype, frame: frame, count: count)
        if arguments.isControl { return arguments }
        if !closure.environment.isNull { storeValue(frame, closure.environment) }
        if prototype.isGenerator { return makeGenerator(closure, prototype, frame: frame) }
        storeValue(slot, Value(bits: FrameLink(closure: closure.offset, returnPC: returnPC).bits))
        state.pointee.frame = frame
        state.pointee.pc = prototype.code
        return .control
    }

    private func arrangeArguments(
        _ closure: ClosureObject, _ prototype: Prototype, frame: Offset, count: UInt32
    ) -> Value {
        let wanted = prototype.parameterCount
        if prototype.isVariadic {
            if count < wanted { return fail("wrong number of parameters") }
            guard let rest = newArray(count &- wanted) else { return outOfMemory() }
            var index = wanted
            while index < count {
                _ = rest.append(loadValue(frame &+ index &* 8))
                index &+= 1
            }
            storeValue(frame &+ wanted &* 8, rest.asValue)
            return .null
        }
        if count == wanted { return .null }
        let missing = wanted &- count
        let defaults = prototype.defaultCount
        if count > wanted || missing > defaults { return fail("wrong number of parameters") }
        var index = count
        while index < wanted {
            let place = closure.outerCount &+ defaults &- (wanted &- index)
            storeValue(frame &+ index &* 8, loadValue(closure.slot(place)))
            index &+= 1
        }
        return .null
    }

    private func makeGenerator(_ closure: ClosureObject, _ prototype: Prototype, frame: Offset) -> Value {
        let registers = prototype.registerCount
        guard let new = newGenerator(closure.offset, registers: registers, pc: prototype.code) else {
            return outOfMemory()
        }
        guard save(this: loadValue(frame), in: new) else {
            new.kill()
            return outOfMemory()
        }
        let kept = prototype.parameterCount &+ (prototype.isVariadic ? 1 : 0)
        saveRegisters(new, frame: frame, count: kept &- 1)
        return new.asValue
    }

    // MARK: Generators

    /// Keeps `this` weakly. False when memory is out.
    func save(this: Value, in generator: GeneratorObject) -> Bool {
        let known = generator.this
        if known == this { return true }
        if known.tag == Tag.weakReference && WeakReference(core: self, offset: known.offset).target == this {
            return true
        }
        guard let weak = weakReference(to: this) else { return false }
        retain(weak)
        generator.this = weak
        release(known)
        return true
    }

    /// Copies registers 1…count of a frame into the generator.
    func saveRegisters(_ generator: GeneratorObject, frame: Offset, count: UInt32) {
        var index: UInt32 = 0
        while index < count {
            let value = loadValue(frame &+ (index &+ 1) &* 8)
            storeValue(generator.slot(index), value)
            retain(value)
            index &+= 1
        }
        generator.savedCount = count
    }

    /// Pushes the frame of a suspended generator; `slot` becomes its link.
    func resume(_ value: Value, slot: Offset, returnPC: Offset) -> Value {
        guard value.tag == Tag.generator else {
            return fail("trying to resume a '%',only genenerator can be resumed", .type(value))
        }
        let generator = generator(value)
        if generator.status == GeneratorObject.dead { return fail("resuming dead generator") }
        if generator.status == GeneratorObject.running { return fail("resuming active generator") }
        let prototype = Prototype(core: self, offset: ClosureObject(core: self, offset: generator.closure).prototype)
        let frame = slot &+ 8
        guard hasStack(frame &+ (prototype.registerCount &+ Core.frameMargin) &* 8) else { return stackOverflow() }
        let this = resolved(generator.this)
        storeValue(
            slot, Value(bits: FrameLink(closure: generator.closure, returnPC: returnPC | FrameLink.generates).bits))
        storeValue(frame, this)
        var index: UInt32 = 0
        while index < generator.savedCount {
            storeValue(frame &+ (index &+ 1) &* 8, loadValue(generator.slot(index)))
            index &+= 1
        }
        let place = prototype.parameterCount &+ (prototype.isVariadic ? 1 : 0)
        storeValue(frame &+ place &* 8, value)
        generator.dropRegisters()
        generator.status = GeneratorObject.running
        state.pointee.frame = frame
        state.pointee.pc = generator.pc
        return .control
    }

    /// Suspends the generator that runs in the top frame and returns to its caller with `value`.
    func yield(_ value: Value) -> Value {
        let frame = state.pointee.frame
        let cursor = topFrame
        let prototype = cursor.prototype
        let place = prototype.parameterCount &+ (prototype.isVariadic ? 1 : 0)
        let generator = generator(loadValue(frame &+ place &* 8))
        closeOuters(from: frame)
        let live = prototype.liveCount(before: (state.pointee.pc &- prototype.code) &>> 2)
        guard save(this: loadValue(frame), in: generator) else { return outOfMemory() }
        // The hidden register would make the generator hold itself; it is put back when it is resumed.
        storeValue(frame &+ place &* 8, .null)
        saveRegisters(generator, frame: frame, count: live &- 1)
        generator.pc = state.pointee.pc
        generator.status = GeneratorObject.suspended
        return returnToCaller(value)
    }

    /// Pops the top script frame and hands `value` to its caller.
    func returnToCaller(_ value: Value) -> Value {
        var cursor = topFrame
        let slot = cursor.frame &- 8
        cursor.pop()
        storeValue(slot, value)
        state.pointee.frame = cursor.frame
        state.pointee.pc = cursor.pc
        return .control
    }

    /// The generator that runs in a frame has returned.
    func finishGenerator(_ r: Registers) {
        let prototype = Prototype(core: self, offset: ClosureObject(core: self, offset: r.link.closure).prototype)
        let place = Int(prototype.parameterCount &+ (prototype.isVariadic ? 1 : 0))
        if r[place].tag == Tag.generator { generator(r[place]).kill() }
    }

    // MARK: From the loop

    func callFromScript(_ r: Registers, _ slot: Int, _ count: UInt32, _ returnPC: Offset) -> Value {
        spendBudget()
        let place = offset(of: r.advanced(slot).base)
        if r[slot].tag == Tag.native { return callNative(slot: place, count: count) }
        return call(slot: place, count: count, returnPC: returnPC)
    }

    /// A call in tail position: a script function takes over the frame, anything else is called as usual.
    func tailCall(_ r: Registers, _ a: Int, _ count: UInt32, _ returnPC: Offset) -> Value {
        let callee = r[a]
        let link = r.link
        guard callee.tag == Tag.closure, link.rawReturn & 3 == 0 else {
            return callFromScript(r, a, count, returnPC)
        }
        let prototype = Prototype(core: self, offset: closure(callee).prototype)
        if prototype.isGenerator { return callFromScript(r, a, count, returnPC) }
        spendBudget()
        let frame = offset(of: r.base)
        closeOuters(from: frame)
        let source = offset(of: r.advanced(a &+ 1).base)
        Platform.move(pointer(frame), pointer(source), Int(count) &* 8)
        storeValue(frame &- 8, callee)
        let value = call(slot: frame &- 8, count: count, returnPC: link.returnPC)
        if state.pointee.throwing | state.pointee.fatal != 0 { restoreLink(frame, callee, link) }
        return value
    }

    /// An error before the new frame was entered is raised where the old one stood.
    private func restoreLink(_ frame: Offset, _ callee: Value, _ link: FrameLink) {
        storeValue(frame &- 8, Value(bits: link.bits))
    }

    // MARK: Classes

    /// Makes an instance and calls its constructor, if there is one.
    private func construct(slot: Offset, count: UInt32, returnPC: Offset) -> Value {
        let object = classObject(loadValue(slot))
        guard let instance = newInstance(object) else { return outOfMemory() }
        let member = object.constructorMember
        if member == 0 { return instance.asValue }
        let constructor = object.methodList[member &- 1]
        // A static value of that name is no constructor.
        if constructor.tag != Tag.closure && constructor.tag != Tag.native { return instance.asValue }
        storeValue(slot &+ 8, instance.asValue)
        storeValue(slot, constructor)
        if constructor.tag == Tag.closure {
            let prototype = Prototype(core: self, offset: closure(constructor).prototype)
            if prototype.shape & (Prototype.generator | Prototype.assignsThis) == 0
                && closure(constructor).environment.isNull
            {
                return callClosure(slot: slot, count: count, returnPC: returnPC | FrameLink.constructs)
            }
        }
        return constructSlowly(instance.asValue, slot: slot, count: count)
    }

    /// A constructor that is native, bound to another `this`, or changes `this`: the instance waits in a
    /// continuation frame.
    private func constructSlowly(_ instance: Value, slot: Offset, count: UInt32) -> Value {
        if count > ContinuationFrame.maximumArguments { return fail("wrong number of parameters") }
        guard let frame = pushContinuation(.construct, above: slot &+ (count &+ 1) &* 8) else { return .control }
        frame[3] = instance
        let target = frame.calleeSlot
        guard hasStack(target &+ (count &+ 4) &* 8) else { return stackOverflow() }
        copy(from: slot, to: target, (count &+ 1) &* 8)
        return callFromContinuation(frame, count: count)
    }
}
