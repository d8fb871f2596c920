import SquirrelVM

extension APITable where Host: ~Copyable {
    /// Puts the members that a module has into a machine's root table.
    ///
    /// - Parameter module: nil for an agent.
    /// - Returns: the classes of objects, and the tables that the host fills, as roots by name or path; nil when memory
    ///   is out.
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
            guard addInstances(of: name, new, set, &members, &machine) else { return nil }
        }
        for table in tables {
            guard let new = machine.makeTable(), let root = machine.addRoot(new) else { return nil }
            classRoots[table.path] = root
            members.add(new, named: table.name, to: table.parents)
        }
        let holders = Set(aliases.map { $0.entry.parents.joined(separator: ".") })
        for name in members.objectNames(last: holders) where !classes.contains(name) {
            guard let object = makeObject(name, members, objects, &machine) else { return nil }
            objects[name] = object
        }
        return classRoots
    }

    private func addInstances(
        of name: String, _ object: Value, _ set: ModuleSet, _ members: inout Members, _ machine: inout Machine
    ) -> Bool {
        for instance in instances where instance.ofClass == name && !instance.entry.modules.isDisjoint(with: set) {
            guard let new = machine.makeHostInstance(ofClass: object, hostID: instance.hostID) else { return false }
            members.add(new, named: instance.entry.name, to: instance.entry.parents)
        }
        return true
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

    /// Makes an object of the root table or of another object, with the objects in it and second names for others,
    /// which were made before.
    private func makeObject(
        _ name: String, _ members: Members, _ objects: [String: Value], _ machine: inout Machine
    ) -> Value? {
        var values = (members.values[name] ?? []).map { (Array($0.0.utf8), $0.1) }
        for path in members.objects(in: name) {
            guard let inner = objects[path] else { continue }
            values.append((Array(path.utf8.dropFirst(name.utf8.count + 1)), inner))
        }
        for alias in aliases where alias.entry.parents == [name] {
            guard let target = objects[alias.target] else { continue }
            values.append((Array(alias.entry.name.utf8), target))
        }
        let functions = members.functions[name] ?? []
        if name.contains(".") { return machine.makeHostObject(functions: functions, members: values) }
        return machine.defineHostObject(Array(name.utf8), functions: functions, members: values)
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

    /// The objects by path, inner ones before those they are in; else those of `last` behind all others.
    func objectNames(last: Set<String>) -> [String] {
        let names = objectNames.filter { !$0.isEmpty }
        let deepest = names.map(depth).max() ?? 0
        return (0...deepest).reversed().flatMap { level in
            let here = names.filter { depth($0) == level }
            return here.filter { !last.contains($0) } + here.filter { last.contains($0) }
        }
    }

    /// The objects that are members of an object.
    func objects(in name: String) -> [String] {
        objectNames.filter { $0.hasPrefix(name + ".") && depth($0) == depth(name) + 1 }
    }

    private func depth(_ path: String) -> Int { path.count { $0 == "." } }

    /// The path of an object; it and those it is in are known from now on.
    private mutating func object(_ parents: [String]) -> String {
        for end in parents.indices {
            let path = parents[...end].joined(separator: ".")
            if !objectNames.contains(path) { objectNames.append(path) }
        }
        return parents.joined(separator: ".")
    }
}
