/// A variable of the program.
struct Variable {
    var name: String
    var type: ValueType
    /// Whether statements may assign to it; what bounds a loop they may not.
    var isAssignable = true
    /// Whether a closure that outlives the statement may capture it.
    var isCapturable = true
    /// Whether the name is a local's and not a slot of the root table, a constant or a member.
    var isLocal = true
}

/// What is known about the function that is being written.
struct FunctionContext {
    /// The variables of each open block, outermost first.
    var scopes: [[Variable]] = [[]]
    var isGenerator = false
    var isMethod = false
    /// It is called at once and then forgotten.
    var isImmediate = false
    /// The body of the program cannot return in its middle.
    var isMain = false
    /// What a `return` gives back.
    var result = ValueType.integer
    /// Open loops, with whether `break` is allowed in each.
    var loops: [Bool] = []
    /// Open `try` bodies.
    var tries = 0
    /// Open switches; inside a loop, those that a `break` would leave.
    var switches = 0
    /// Whether there is a switch around, even outside of a loop.
    var isInSwitch = false
}
