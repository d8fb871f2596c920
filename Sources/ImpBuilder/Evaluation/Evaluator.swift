/// Executes instructions. One evaluator makes one build.
final class Evaluator {
    let reader: any SourceReader
    let options: BuildOptions
    /// What `@set` and `@macro` have made.
    var globals: [String: Value] = [:]
    var macros: [String: Macro] = [:]
    var inclusions = InclusionLog()
    var warnings: [BuildWarning] = []
    var expressionDepth = 0
    private var depth = 0
    private var steps = 0

    init(reader: any SourceReader, options: BuildOptions) {
        self.reader = reader
        self.options = options
    }

    func run(including file: String) throws(BuildError) -> BuildResult {
        var output = Output(lineControl: options.lineControl)
        var context = initialContext(file: "main")
        context.line = 1
        do {
            try include(source: file, once: false, context, &output)
        } catch {
            throw error.placed(file: context.place, line: 1)
        }
        return BuildResult(text: output.text, warnings: warnings, map: output.map)
    }

    func run(source: [UInt8], path: String, named name: String) throws(BuildError) -> BuildResult {
        var output = Output(lineControl: options.lineControl)
        var context = initialContext(file: "main")
        context.line = 1
        do {
            try include((source, localVariables(path)), as: name, once: false, context, &output)
        } catch {
            throw error.placed(file: path, line: 1)
        }
        return BuildResult(text: output.text, warnings: warnings, map: output.map)
    }

    func run(source: [UInt8], name: String) throws(BuildError) -> BuildResult {
        var output = Output(lineControl: options.lineControl)
        let block = try SourceParser.parse(source, file: name)
        try execute(block, initialContext(file: name), &output)
        return BuildResult(text: output.text, warnings: warnings, map: output.map)
    }

    private func initialContext(file: String) -> Context {
        var context = Context(variables: BuiltinFunction.context)
        context["__FILE__"] = .string(file)
        context["__PATH__"] = .string(options.currentFolder)
        context.merge(options.definitions.mapValues { .string($0) })
        return context
    }

    // MARK: Blocks

    func execute(_ block: Block, _ context: Context, _ output: inout Output) throws(BuildError) {
        if depth == options.limits.depth {
            throw .limit(
                "Maximum execution depth reached, possible cyclic reference?",
                advice: "Use @include once for a file that includes itself."
            ).placed(file: context.place, line: context.line)
        }
        depth += 1
        defer { depth -= 1 }
        var context = context
        for instruction in block {
            context.line = instruction.line
            do {
                try spend(1)
                try execute(instruction.operation, context, &output)
            } catch {
                throw error.placed(file: context.place, line: context.line)
            }
        }
    }

    private func execute(
        _ operation: Operation, _ context: Context, _ output: inout Output
    ) throws(BuildError) {
        switch operation {
        case .text(let bytes): try write(bytes, context, &output)
        case .inline(let expression): try write(Array(try evaluate(expression, context).text.utf8), context, &output)
        case .set(let name, let expression): globals[name] = try evaluate(expression, context)
        case .include(let inclusion): try execute(inclusion, context, &output)
        case .error(let expression):
            throw .userDefined(try evaluate(expression, context).text, file: context.place, line: context.line)
        case .warning(let expression): warn(try evaluate(expression, context).text, context)
        case .conditional(let branches, let otherwise):
            try execute(branches, otherwise: otherwise, context, &output)
        case .whileLoop(let test, let body): try loop(while: test, body, context, &output)
        case .repeatLoop(let count, let body): try loop(repeating: count, body, context, &output)
        case .macro(let declaration, let body): try declare(declaration, body, context)
        }
    }

    private func execute(
        _ branches: [Branch], otherwise: Block?, _ context: Context, _ output: inout Output
    ) throws(BuildError) {
        for branch in branches {
            if try evaluate(branch.test, context).isTrue { return try execute(branch.body, context, &output) }
        }
        if let otherwise { try execute(otherwise, context, &output) }
    }

    // MARK: Output

    private func write(_ bytes: [UInt8], _ context: Context, _ output: inout Output) throws(BuildError) {
        try spend(bytes: bytes.count)
        if output.text.count + bytes.count > options.limits.outputBytes {
            throw .limit(
                "The output is longer than \(options.limits.outputBytes) bytes",
                advice: "Look for a loop that does not end.")
        }
        output.append(bytes, context)
    }

    func warn(_ message: String, _ context: Context) {
        warnings.append(BuildWarning(message: message, file: context.place, line: context.line))
    }

    // MARK: Limits

    func spend(_ count: Int) throws(BuildError) {
        steps += count
        if steps > options.limits.steps {
            throw .limit(
                "The build did not end after \(options.limits.steps) steps",
                advice: "Look for a loop that does not end, or for files that include each other.")
        }
    }

    func spend(bytes: Int) throws(BuildError) {
        try spend(bytes / 64)
    }

    /// Refuses a string that is too long, and pays for one that is not.
    func check(valueBytes: Int) throws(BuildError) {
        if valueBytes > options.limits.valueBytes {
            throw .limit(
                "A string is longer than \(options.limits.valueBytes) bytes",
                advice: "Look for a loop that makes it longer and longer.")
        }
        try spend(bytes: valueBytes)
    }
}
