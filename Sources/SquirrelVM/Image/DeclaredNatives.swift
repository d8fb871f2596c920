/// The library's natives as they are declared. They trust what their declaration says of their arguments, so an image
/// may hold no others. Functions of the host check for themselves.
struct DeclaredNatives {
    private struct Declaration {
        let arity: Int32
        let masks: NativeMasks
    }

    /// By number; some functions are methods of several types.
    private var declarations: [[Declaration]] = []

    static let library = DeclaredNatives(
        [
            RootFunctions.common, RootFunctions.stock, StringLibrary.functions, TimeLibrary.functions,
            TimeLibrary.stockFunctions, MathLibrary.functions, ByteSwaps.functions, RegexpClass.methods,
            BlobClass.streamMethods, BlobClass.stockMethods, BlobClass.impMethods, BlobClass.methods, NumberMethods.all,
            FunctionMethods.all, FunctionMethods.stock, FunctionMethods.generator, FunctionMethods.weakReference,
            TableMethods.all, ArrayMethods.all, StringMethods.all, ClassMethods.all, ClassMethods.instance,
        ])

    private init(_ lists: [[NativeSpec]]) {
        for list in lists {
            for spec in list where spec.id < NativeFunction.firstHost {
                while declarations.count <= Int(spec.id) { declarations.append([]) }
                declarations[Int(spec.id)].append(Declaration(arity: spec.arity, masks: spec.masks))
            }
        }
    }

    func allows(_ native: NativeObject) -> Bool {
        if native.id >= NativeFunction.firstHost { return true }
        guard native.id < UInt32(declarations.count) else { return false }
        let masks = native.masks
        return declarations[Int(native.id)].contains { $0.arity == native.arity && $0.masks == masks }
    }
}

extension NativeObject {
    fileprivate var masks: NativeMasks {
        var masks = NativeMasks()
        masks.words = (word(28), word(32), word(36), word(40), word(44))
        return masks
    }
}
