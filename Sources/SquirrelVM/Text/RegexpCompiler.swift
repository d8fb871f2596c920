/// Why a regular expression does not compile; `text` is what its constructor throws.
struct RegexpError: Error {
    let text: StaticString

    static let letterExpected = RegexpError(text: "letter expected")
    static let parenExpected = RegexpError(text: "expected paren")
    static let emptySet = RegexpError(text: "empty class")
    static let invalidRange = RegexpError(text: "invalid range")
    static let numberExpected = RegexpError(text: "number expected")
    static let braceExpected = RegexpError(text: ", or } expected")
    static let numberTooLong = RegexpError(text: "overflow in numeric constant")
    static let unexpectedCharacter = RegexpError(text: "unexpected character")
    /// Ours: the caller gave fewer nodes than `RegexpCompiler.nodeCapacity`.
    static let tooManyNodes = RegexpError(text: "regular expression too long")
}

/// Translates a pattern in the syntax of Squirrel 3.0.4 (`sqstdrex.cpp`) into nodes.
///
/// Without recursion: while a group or an alternative is open, its own unused fields, and those of the sequence
/// around it, keep what must be restored when it closes. So any depth of nesting fits the same nodes.
struct RegexpCompiler {
    private var pattern: ByteReader
    private let nodes: UnsafeMutablePointer<RegexpNode>
    private let capacity: Int
    private(set) var nodeCount: Int = 0
    private(set) var groupCount: Int = 0
    /// Groups, repetitions and alternatives: a match never has more frames than these, as it only ever descends into
    /// a construct or looks ahead at a later one.
    private(set) var constructCount: Int = 0

    /// First and last node of the sequence that is being read.
    private var head = RegexpNode.none
    private var tail = RegexpNode.none
    /// The innermost group or alternative that is not complete.
    private var open = RegexpNode.none

    /// No pattern of `count` bytes needs more nodes.
    static func nodeCapacity(patternCount count: Int) -> Int { count &+ 1 }

    /// The pattern ends at its first zero byte, as in 3.0.4.
    init(_ pattern: UnsafePointer<UInt8>, count: Int, nodes: UnsafeMutablePointer<RegexpNode>, capacity: Int) {
        self.pattern = ByteReader(pattern, count: lengthUpToNUL(pattern, count: count))
        self.nodes = nodes
        self.capacity = capacity
    }

    /// Fills `nodes` and the three counts.
    mutating func compile() throws(RegexpError) {
        let root = try add(kind: RegexpKind.capturingGroup)
        nodes[Int(root)].right = newGroupNumber()
        try beginSequence()
        var isComplete = false
        while !isComplete {
            if pattern.read(0x28) {
                try openGroup()
                try beginSequence()
            } else {
                append(try repeated(try atom()))
                isComplete = try afterElement()
            }
        }
        let first = closeAlternatives()
        nodes[Int(root)].left = first
    }

    /// Handles what may follow an element: the end of groups, a branch. True at the end of the pattern.
    private mutating func afterElement() throws(RegexpError) -> Bool {
        while true {
            switch pattern.peek {
            case 0x7C:  // |
                pattern.advance()
                try openAlternative()
                try beginSequence()
                return false
            case 0x29, 0x2A, 0x2B, 0:  // ) * + end
                // A sequence ends here in any case; only in a group, and only with a parenthesis, that is right.
                let first = closeAlternatives()
                if open == RegexpNode.none {
                    guard pattern.peek == 0 else { throw .unexpectedCharacter }
                    head = first
                    return true
                }
                guard pattern.read(0x29) else { throw .parenExpected }
                append(try repeated(closeGroup(first: first)))
            default:
                return false
            }
        }
    }

    private mutating func beginSequence() throws(RegexpError) {
        head = RegexpNode.none
        tail = RegexpNode.none
        if pattern.read(0x5E) { append(try add(kind: RegexpKind.begin)) }
    }

    private mutating func append(_ node: UInt32) {
        if tail == RegexpNode.none { head = node } else { nodes[Int(tail)].next = node }
        tail = node
    }
}

// MARK: - Groups and branches

extension RegexpCompiler {
    /// Keeps in the group's node: `left` the construct around it, `next` the last node before it, whose own `next`
    /// keeps the first one.
    private mutating func openGroup() throws(RegexpError) {
        let group: UInt32
        if pattern.read(0x3F) {
            guard pattern.read(0x3A) else { throw .parenExpected }
            group = try add(kind: RegexpKind.group)
        } else {
            group = try add(kind: RegexpKind.capturingGroup)
            nodes[Int(group)].right = newGroupNumber()
        }
        nodes[Int(group)].left = open
        nodes[Int(group)].next = tail
        if tail != RegexpNode.none { nodes[Int(tail)].next = head }
        open = group
    }

    /// Completes the innermost group, whose content starts at `first`, and returns to the sequence it stands in.
    private mutating func closeGroup(first: UInt32) -> UInt32 {
        let group = open
        open = nodes[Int(group)].left
        tail = nodes[Int(group)].next
        nodes[Int(group)].left = first
        nodes[Int(group)].next = RegexpNode.none
        head = RegexpNode.none
        if tail != RegexpNode.none {
            head = nodes[Int(tail)].next
            nodes[Int(tail)].next = RegexpNode.none
        }
        return group
    }

    /// Makes the sequence so far a left branch. Keeps in `next` the construct around it.
    private mutating func openAlternative() throws(RegexpError) {
        let alternative = try add(kind: RegexpKind.alternative)
        nodes[Int(alternative)].left = head
        nodes[Int(alternative)].next = open
        open = alternative
    }

    /// Completes all alternatives up to the innermost group; returns the first node of what they make up.
    private mutating func closeAlternatives() -> UInt32 {
        var first = head
        while open != RegexpNode.none, nodes[Int(open)].kind == RegexpKind.alternative {
            let alternative = open
            open = nodes[Int(alternative)].next
            nodes[Int(alternative)].next = RegexpNode.none
            nodes[Int(alternative)].right = first
            first = alternative
        }
        return first
    }

    private mutating func newGroupNumber() -> UInt32 {
        groupCount &+= 1
        return UInt32(truncatingIfNeeded: groupCount &- 1)
    }

    private mutating func add(kind: UInt32) throws(RegexpError) -> UInt32 {
        guard nodeCount < capacity else { throw .tooManyNodes }
        nodes[nodeCount] = RegexpNode(kind: kind)
        nodeCount &+= 1
        switch kind {
        case RegexpKind.repetition, RegexpKind.alternative, RegexpKind.capturingGroup, RegexpKind.group:
            constructCount &+= 1
        default: break
        }
        return UInt32(truncatingIfNeeded: nodeCount &- 1)
    }
}

// MARK: - Elements

extension RegexpCompiler {
    /// Anything but a group. Nearly every byte that means something elsewhere stands for itself here.
    private mutating func atom() throws(RegexpError) -> UInt32 {
        switch pattern.peek {
        case 0x5B:
            pattern.advance()
            return try set()
        case 0x24:
            pattern.advance()
            return try add(kind: RegexpKind.end)
        case 0x2E:
            pattern.advance()
            return try add(kind: RegexpKind.any)
        default:
            return try character(inSet: false)
        }
    }

    private mutating func character(inSet: Bool) throws(RegexpError) -> UInt32 {
        guard pattern.read(0x5C) else { return try add(kind: UInt32(try printable())) }
        let letter = pattern.peek
        switch letter {
        case 0x61, 0x41, 0x77, 0x57, 0x73, 0x53, 0x64, 0x44, 0x78, 0x58, 0x63, 0x43, 0x70, 0x50, 0x6C, 0x75:
            // a A w W s S d D x X c C p P l u
            return try lettered(RegexpKind.byteClass)
        case 0x62 where !inSet, 0x42 where !inSet:  // b B
            return try lettered(RegexpKind.wordBoundary)
        default:
            return try add(kind: UInt32(try escaped()))
        }
    }

    /// A node of `kind` that keeps the letter which comes next.
    private mutating func lettered(_ kind: UInt32) throws(RegexpError) -> UInt32 {
        let node = try add(kind: kind)
        nodes[Int(node)].left = UInt32(pattern.peek)
        pattern.advance()
        return node
    }

    private mutating func printable() throws(RegexpError) -> UInt8 {
        let byte = pattern.peek
        guard isPrintableByte(byte) else { throw .letterExpected }
        pattern.advance()
        return byte
    }

    /// The byte that a backslash and what follows it stand for. 3.0.4 reads on behind a pattern that ends in one.
    private mutating func escaped() throws(RegexpError) -> UInt8 {
        let byte = pattern.peek
        guard byte != 0 else { throw .letterExpected }
        pattern.advance()
        switch byte {
        case 0x76: return 0x0B
        case 0x6E: return 0x0A
        case 0x74: return 0x09
        case 0x72: return 0x0D
        case 0x66: return 0x0C
        default: return byte
        }
    }

    /// What follows `[`, up to and with `]`.
    private mutating func set() throws(RegexpError) -> UInt32 {
        let isNegated = pattern.read(0x5E)
        let set = try add(kind: isNegated ? RegexpKind.negatedSet : RegexpKind.set)
        guard pattern.peek != 0x5D else { throw .emptySet }
        var last = set
        /// A member that may yet turn out to be the low end of a range.
        var pending = RegexpNode.none
        while !pattern.read(0x5D) {
            let node: UInt32
            if pending != RegexpNode.none, pattern.read(0x2D) {
                node = try range(from: nodes[Int(pending)].kind)
                pending = RegexpNode.none
            } else {
                node = pending
                pending = try character(inSet: true)
            }
            if node != RegexpNode.none {
                nodes[Int(last)].next = node
                last = node
            }
        }
        if pending != RegexpNode.none { nodes[Int(last)].next = pending }
        nodes[Int(set)].left = nodes[Int(set)].next
        nodes[Int(set)].next = RegexpNode.none
        return set
    }

    /// The order of a range is tested against the byte after `-`, even if that is a backslash or `]`, and a class as
    /// low end exceeds every byte: both as in 3.0.4.
    private mutating func range(from low: UInt32) throws(RegexpError) -> UInt32 {
        let node = try add(kind: RegexpKind.range)
        guard low <= UInt32(pattern.peek) else { throw .invalidRange }
        nodes[Int(node)].left = low
        nodes[Int(node)].right = UInt32(pattern.read(0x5C) ? try escaped() : try printable())
        return node
    }
}

// MARK: - Repetition

extension RegexpCompiler {
    private static let unlimited: UInt32 = 0xFFFF

    /// `node`, or a repetition of it if one comes next.
    private mutating func repeated(_ node: UInt32) throws(RegexpError) -> UInt32 {
        let bounds: (minimum: UInt32, maximum: UInt32)
        switch pattern.peek {
        case 0x2A: bounds = (0, Self.unlimited)
        case 0x2B: bounds = (1, Self.unlimited)
        case 0x3F: bounds = (0, 1)
        case 0x7B:
            pattern.advance()
            bounds = try counts()
        default: return node
        }
        // Each of the three signs above, and the closing brace.
        pattern.advance()
        let repetition = try add(kind: RegexpKind.repetition)
        nodes[Int(repetition)].left = node
        nodes[Int(repetition)].right = bounds.minimum &<< 16 | bounds.maximum
        return repetition
    }

    /// `n`, `n,` or `n,m`; the closing brace comes next.
    private mutating func counts() throws(RegexpError) -> (minimum: UInt32, maximum: UInt32) {
        guard isDigitByte(pattern.peek) else { throw .numberExpected }
        let minimum = try count()
        guard pattern.peek != 0x7D else { return (minimum, minimum) }
        guard pattern.read(0x2C) else { throw .braceExpected }
        let maximum = isDigitByte(pattern.peek) ? try count() : Self.unlimited
        guard pattern.peek == 0x7D else { throw .parenExpected }
        return (minimum, maximum)
    }

    /// At most nine digits, of whose value the low 16 bits count.
    private mutating func count() throws(RegexpError) -> UInt32 {
        var value: UInt32 = 0
        var digits = 0
        while isDigitByte(pattern.peek) {
            guard digits < 9 else { throw .numberTooLong }
            value = value &* 10 &+ UInt32(pattern.peek &- 0x30)
            digits &+= 1
            pattern.advance()
        }
        return value & 0xFFFF
    }
}
