// What a host on a small target calls: keeps the machine's functions in the linked program, so that the check sees
// every symbol they need.

@_cdecl("imp_entry")
public func entry(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let image = [UInt8](UnsafeBufferPointer(start: bytes, count: count))
    do throws(ImageError) {
        let program = try Program(decoding: image)
        guard var machine = Machine(dialect: .device), let body = machine.load(program) else { return -1 }
        machine.start(body)
        var exit = machine.run(budget: 1_000)
        while exit == .budgetSpent || exit == .interrupted {
            _ = machine.takeReports()
            exit = machine.step()
        }
        if case .hostCall = exit { machine.complete(machine.hostArgument(0)) }
        let saved = machine.snapshot()
        let restored = try Machine(restoring: saved)
        let fork = restored.fork(randomState: 1)?.check()
        return fork == nil ? Int32(disassemble(program).count) : -2
    } catch {
        return -3
    }
}

@_cdecl("imp_template")
public func template() -> Int32 {
    guard var machine = Machine(dialect: .agent) else { return -1 }
    let function = HostFunction(id: HostFunctionID.firstOwn, name: [UInt8(ascii: "f")], arity: 1)
    guard machine.defineHostFunction(function, in: machine.rootTable), let template = machine.makeTemplate(),
        var copy = Machine(template), let root = copy.addRoot(copy.rootTable), let value = copy.value(of: root)
    else { return -1 }
    copy.removeRoot(root)
    return Int32(copy.count(value)) + Int32(copy.takeDeadHosts().count) + Int32(copy.text(value).count)
}
