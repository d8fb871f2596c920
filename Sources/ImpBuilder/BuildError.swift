/// Why a build stopped.
public struct BuildError: Error, Sendable {
    /// What is wrong, in Builder's words, with the place where it has one: `Unexpected @end (main.nut:2)`.
    public private(set) var message: String
    /// What to do about it.
    public var advice: String?
    /// The file as it was named or found; nil if the error has no place in a source.
    public private(set) var file: String?
    /// The line in `file`, from 1.
    public private(set) var line: Int?

    /// Whether the instruction that is executed adds its place to the message.
    private var wantsPlace: Bool
    /// Limits name the innermost place only: they are reached below hundreds of others.
    private var isLimit = false

    private init(_ message: String, wantsPlace: Bool, advice: String? = nil) {
        self.message = message
        self.wantsPlace = wantsPlace
        self.advice = advice
    }

    /// An error in an expression or a source that cannot be read: the instruction adds the place.
    static func expression(_ message: String, advice: String? = nil) -> BuildError {
        BuildError(message, wantsPlace: true, advice: advice)
    }

    /// An error in the structure of a source.
    static func syntax(_ message: String, file: String, line: Int, advice: String? = nil) -> BuildError {
        var error = BuildError("\(message) (\(file):\(line))", wantsPlace: false, advice: advice)
        (error.file, error.line) = (file, line)
        return error
    }

    /// What `@error` says: its text only; the place is in `file` and `line`.
    static func userDefined(_ message: String, file: String, line: Int) -> BuildError {
        var error = BuildError(message, wantsPlace: false)
        (error.file, error.line) = (file, line)
        return error
    }

    /// A bound of `BuildLimits` has been reached.
    static func limit(_ message: String, advice: String) -> BuildError {
        var error = BuildError(message, wantsPlace: true, advice: advice)
        error.isLimit = true
        return error
    }

    /// An error that crosses an expression gets the place of that expression too.
    var crossingExpression: BuildError {
        var error = self
        if !isLimit { error.wantsPlace = true }
        return error
    }

    /// Adds a place to the message if it wants one.
    func placed(file: String, line: Int) -> BuildError {
        guard wantsPlace else { return self }
        var error = self
        error.message += " (\(file):\(line))"
        error.wantsPlace = false
        if error.file == nil { (error.file, error.line) = (file, line) }
        return error
    }
}

extension BuildError: CustomStringConvertible {
    /// Message, place and advice in one line.
    public var description: String {
        var text = message
        if let file, let line, !message.hasSuffix(":\(line))") { text += " (\(file):\(line))" }
        if let advice { text += ". \(advice)" }
        return text
    }
}
