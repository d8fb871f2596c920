import SquirrelVM

extension APITable where Host: ~Copyable {
    /// Puts the members that a module has into a machine's root table.
    ///
    /// - Parameter module: nil for an agent.
    /// - Returns: the classes of objects that come and go, as roots by name; nil when memory is out.
    func bind(to machine: inout Machine, module: Module?) -> SortedTable<String, Root>? {
        let set = module.map { ModuleSet($0) } ?? .all
        var members = Members()
        for function in functions where !function.entry.modules.isDisjoint(with: set) {
            members.add(function.declaration, to: function.entry.parents)
        }
        for constant in constants where !constant.entry.modules.isDisjoint(with: set) {
            members.add(.integer(constant.value), named: constant.entry.name, to: constant.entry.parents)
        }
        guard addRootMembers(members, to: &machine) else { return nil }
        var classRoots = SortedTable<String, Root>()
        var objects: [String: Value] = [:]
        for name in classes.sorted() {
            guard let new = machine.defineHostClass(functions: members.functions[name] ?? []),
                let root = machine.addRoot(new)
            else { return nil }
            classRoots[name] = root
        }
        let holders = Set(aliases.flatMap(\.entry.parents))
        for name in members.objectNames(last: holders) where !classes.contains(name) {
            guard let object = makeObject(name, members, objects, &machine) else { return nil }
            objects[name] = object
        }
        return classRoots
    }

    private func addRootMembers(_ members: Members, to machine: inout Machine) -> Bool {
        let root = machine.rootTable
        for function in members.functions[""] ?? [] {
            if !machine.defineHostFunction(function, in: root) { return false }
        }
        for (name, value) in members.values[""] ?? [] {
            guard let key = machine.makeString(Array(name.utf8)), machine.set(root, key, value) else { return false }
        }
        return true
    }

    /// Makes an object of the root table, with second names for objects that were made before.
    private func makeObject(
        _ name: String, _ members: Members, _ objects: [String: Value], _ machine: inout Machine
    ) -> Value? {
        var values = (members.values[name] ?? []).map { (Array($0.0.utf8), $0.1) }
        for alias in aliases where alias.entry.parents == [name] {
            guard let target = objects[alias.target] else { continue }
            values.append((Array(alias.entry.name.utf8), target))
        }
        return machine.defineHostObject(
            Array(name.utf8), functions: members.functions[name] ?? [], members: values)
    }
}

/// The members of each object, in the order of their declaration.
private struct Members {
    var functions: [String: [HostFunction]] = [:]
    var values: [String: [(String, Value)]] = [:]
    private var objectNames: [String] = []

    mutating func add(_ function: HostFunction, to parents: [String]) {
        functions[object(parents), default: []].append(function)
    }

    mutating func add(_ value: Value, named name: String, to parents: [String]) {
        values[object(parents), default: []].append((name, value))
    }

    /// The objects by name, those of `last` behind all others.
    func objectNames(last: Set<String>) -> [String] {
        let names = objectNames.filter { !$0.isEmpty }
        return names.filter { !last.contains($0) } + names.filter { last.contains($0) }
    }

    private mutating func object(_ parents: [String]) -> String {
        precondition(parents.count < 2, "objects in objects are not bound yet")
        let name = parents.first ?? ""
        if !objectNames.contains(name) { objectNames.append(name) }
        return name
    }
}
