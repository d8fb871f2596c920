/// Building the library: the root table, the methods of the types, the classes.
///
extension Core {
    /// Whether the program sees the library of the stock interpreter rather than imp's.
    var isStock: Bool { state.pointee.dialect & DialectFlags.stockLibrary != 0 }

    func bootLibrary() -> Bool {
        guard let values = newArray(LibraryValue.count), values.resize(LibraryValue.count) else { return false }
        values.keep(asRoot: &state.pointee.library)
        let root = Table(core: self, offset: state.pointee.rootTable)
        guard bootDelegates(), define(root, RootFunctions.common), define(root, StringLibrary.functions),
            define(root, ByteSwaps.functions), bootTime(root), bootMathematics(root), bootRegexp(root), bootBlobs(root)
        else { return false }
        return !isStock || bootStockRoot(root)
    }

    /// The names that only the stock interpreter has.
    private func bootStockRoot(_ root: Table) -> Bool {
        guard define(root, RootFunctions.stock), let constants = newTable(),
            let version = string("Squirrel 3.0.4 stable")
        else { return false }
        setLibraryValue(.constants, constants.asValue)
        return set(root, "_versionnumber_", .integer(304)) && set(root, "_version_", version)
            && set(root, "_charsize_", .integer(1)) && set(root, "_intsize_", .integer(4))
            && set(root, "_floatsize_", .integer(4))
    }

    // MARK: Methods of the types

    private func bootDelegates() -> Bool {
        guard let numbers = makeDelegate(NumberMethods.all), let functions = makeDelegate(FunctionMethods.all) else {
            return false
        }
        if isStock && !define(functions, FunctionMethods.stock) { return false }
        setDelegate(Tag.integer, numbers)
        setDelegate(Tag.float, numbers)
        setDelegate(Tag.bool, numbers)
        setDelegate(Tag.closure, functions)
        setDelegate(Tag.native, functions)
        return bootDelegate(Tag.table, TableMethods.all) && bootDelegate(Tag.array, ArrayMethods.all)
            && bootDelegate(Tag.string, StringMethods.all) && bootDelegate(Tag.generator, FunctionMethods.generator)
            && bootDelegate(Tag.classObject, ClassMethods.all) && bootDelegate(Tag.instance, ClassMethods.instance)
            && bootDelegate(Tag.weakReference, FunctionMethods.weakReference)
    }

    private func bootDelegate(_ tag: UInt32, _ methods: [NativeSpec]) -> Bool {
        guard let table = makeDelegate(methods) else { return false }
        setDelegate(tag, table)
        return true
    }

    private func makeDelegate(_ methods: [NativeSpec]) -> Table? {
        guard let table = newTable(UInt32(truncatingIfNeeded: methods.count)), define(table, methods) else {
            return nil
        }
        return table
    }

    private func setDelegate(_ tag: UInt32, _ table: Table) {
        adopt(table.offset, at: state.pointee.delegates &+ tag &* 4)
    }

    // MARK: Declarations

    /// Adds a native to a table.
    func define(_ table: Table, _ spec: NativeSpec) -> Bool {
        guard let name = string(spec.name), let native = newNative(spec, name: name) else { return false }
        return table.set(name, native)
    }

    func define(_ table: Table, _ specs: [NativeSpec]) -> Bool {
        for spec in specs {
            if !define(table, spec) { return false }
        }
        return true
    }

    /// Adds natives to a class: methods, the constructor, metamethods.
    func define(_ object: ClassObject, _ specs: [NativeSpec]) -> Bool {
        for spec in specs {
            guard let name = string(spec.name), let native = newNative(spec, name: name) else { return false }
            if addMember(object, name, native, isStatic: false).isControl { return false }
        }
        return true
    }

    private func newNative(_ spec: NativeSpec, name: Value) -> Value? {
        newNative(id: spec.id, name: name, arity: spec.arity, masks: spec.masks)
            .map { Value(tag: Tag.native, payload: $0.offset) }
    }

    /// Sets a slot by a literal name. False when memory is out.
    func set(_ table: Table, _ name: StaticString, _ value: Value) -> Bool {
        guard let key = string(name) else { return false }
        return table.set(key, value)
    }
}

/// What the library keeps for a machine, by place in the internal array `MachineState.library`.
enum LibraryValue: UInt32 {
    /// The table that `getconsttable` shows.
    case constants
    case errorHandler, debugHook
    /// The class of blobs, which a script can reach no other way once it has overwritten the name.
    case blobClass

    static let count: UInt32 = 4
}

extension Core {
    private var libraryValues: ArrayObject { ArrayObject(core: self, offset: state.pointee.library) }

    func libraryValue(_ which: LibraryValue) -> Value {
        which.rawValue < libraryValues.count ? libraryValues[which.rawValue] : .null
    }
    func setLibraryValue(_ which: LibraryValue, _ value: Value) { libraryValues.set(which.rawValue, value) }
}
