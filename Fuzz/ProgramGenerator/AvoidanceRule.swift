/// A place where OpenImp differs from the reference on purpose, or where the reference's behaviour is undefined.
///
/// Generated programs stay away from each, as narrowly as it can be said. The code that does so names the rule.
public enum AvoidanceRule: String, CaseIterable, Sendable {
    case modulo
    case smallestIntegerDivision
    case compoundAssignmentAsOperand
    case conditionAfterComparison
    case capturedCompoundInSwitch
    case caseLabelLocal
    case capturedCounterAtBreak
    case capturedInTry
    case capturedInGenerator
    case yieldInTry
    case assignedIterationVariable
    case nullKey
    case sliceBeforeStart
    case indexBeforeStart
    case arraySizes
    case zeroBytes
    case orderOfStrings
    case addresses
    case deadReferences
    case environmentOfBoundFunctions
    case notANumber
    case recursionInMetamethods
    case errorsInCall
    case transcendentalFunctions
    case clockAndRandomness
    case threads

    /// What programs do not contain, and why.
    public var reason: String {
        switch self {
        case .modulo:
            "`a % b` only with numbers and a divisor that is not 0: 3.0.4 forgets to throw and goes on with garbage"
        case .smallestIntegerDivision:
            "no division of a large integer by -1: INT_MIN / -1 crashes the reference"
        case .compoundAssignmentAsOperand:
            "a compound assignment to a local is a statement, never an operand: the reference's optimiser drops the store"
        case .conditionAfterComparison:
            "the condition of `?:` is not a bare local: the reference's optimiser fuses its jump with a comparison before"
        case .capturedCompoundInSwitch:
            "no compound assignment to a captured variable inside `switch`: the reference's compiler then loses "
                + "track of the function's locals"
        case .caseLabelLocal:
            "a case label is not a bare local: the reference overwrites the local with the comparison's result"
        case .capturedCounterAtBreak:
            "closures do not capture the counter of a `for` that contains `break`: the reference does not detach it"
        case .capturedInTry:
            "closures that outlive a statement do not capture what is declared in a `try` body: the reference does not "
                + "detach it when an exception leaves the body"
        case .capturedInGenerator:
            "closures that outlive a statement do not capture variables of a generator: a yield of the reference clears "
                + "them before it detaches them"
        case .yieldInTry:
            "no `yield` inside `try`: the reference keeps absolute stack positions in its handlers"
        case .assignedIterationVariable:
            "the body of a foreach does not assign the local it iterates over: the reference goes on with the new value"
        case .nullKey:
            "no assignment to `t[null]`: the reference at times does nothing, silently"
        case .sliceBeforeStart:
            "no slice that begins before the start: the reference reads outside of the string"
        case .indexBeforeStart:
            "no negative index into a string: the reference reads outside of the string"
        case .arraySizes:
            "`array` and `resize` get small sizes, never one below 0: the reference crashes"
        case .zeroBytes:
            "no zero bytes in strings: the reference's library takes them for the end"
        case .orderOfStrings:
            "only the sign of `<=>` between strings is shown: its size is the C library's"
        case .addresses:
            "objects are not ordered, hashed, or turned into texts whose length counts: that depends on their address"
        case .deadReferences:
            "a weak reference is read while a variable holds its object, or when the object was held by a callback of a "
                + "native only: else registers of the reference that nothing reads any more may hold it"
        case .environmentOfBoundFunctions:
            "the environment of a bound function is held by a variable: the reference holds it weakly"
        case .notANumber:
            "the sign of a NaN is not shown: it depends on the processor"
        case .recursionInMetamethods:
            "metamethods do not recurse: the reference cannot grow its stack inside one"
        case .errorsInCall:
            "nothing is thrown in `_call`: the reference runs it nested and leaves it out of the call stack"
        case .transcendentalFunctions:
            "of `sin`, `cos`, `exp` and the like only three digits are shown: the last one is the C library's"
        case .clockAndRandomness:
            "no `time`, `clock`, `date` and `rand`"
        case .threads:
            "no `newthread` and `suspend`: OpenImp has none"
        }
    }
}
