/// Where a match stands between two of its steps.
struct RegexpRegisters {
    /// A `RegexpPhase` constant.
    var phase: UInt32
    /// The node to enter.
    var node: UInt32 = 0
    /// What follows that node; a repetition looks ahead at it.
    var next: UInt32 = RegexpNode.none
    /// Where to match that node; after a node, where it ended, or none if it failed.
    var position: UInt32
    /// Frames in use.
    var depth: UInt32 = 0
    /// The only capturing group that may record itself when it is entered.
    var nextCapture: UInt32 = 0
    /// Where the current attempt began.
    var attempt: UInt32
    /// The part of the subject that counts: `^` and `$` are its ends.
    var begin: UInt32
    var end: UInt32
    /// 1: match the whole subject; 0: find the first place that matches.
    var isWhole: UInt32
}

/// Values of `RegexpRegisters.phase`.
struct RegexpPhase {
    static let enter: UInt32 = 0
    static let leave: UInt32 = 1
    static let matched: UInt32 = 2
    static let failed: UInt32 = 3
}

/// A construct of the pattern that waits for the result of one of its parts.
struct RegexpFrame {
    /// One of the constants below.
    var kind: UInt32
    /// The repetition itself; of a group or branch the node of its sequence that is being matched.
    var node: UInt32
    /// What follows the construct; of an alternative the first node of its right branch.
    var next: UInt32
    /// Of a repetition where its last match ended, of an alternative where it began; of a group the number under
    /// which it captures, or none.
    var position: UInt32
    /// Of a repetition the matches so far, of a group what `nextCapture` was after its entry.
    var count: UInt32

    static let operand: UInt32 = 0
    static let lookahead: UInt32 = 1
    static let leftBranch: UInt32 = 2
    static let rightBranch: UInt32 = 3
    static let group: UInt32 = 4
}

/// The memory of a match: registers, captures and a stack of frames. All of it numbers relative to the subject and
/// the program, so it may be moved, enlarged and saved as bytes between two runs.
struct RegexpState {
    private let base: UnsafeMutableRawPointer
    private let groupCount: Int
    private let framesOffset: Int
    /// How many frames there is room for; negative when not even the registers and captures fit.
    private let frameLimit: Int

    private static let wordSize = 4
    private static let registerWords = 10
    private static let frameWords = 5

    /// Words of 32 bits needed for `groupCount` groups and `depth` frames. `RegexpCompiler.constructCount` frames are
    /// enough for any subject.
    static func capacity(groupCount: Int, depth: Int) -> Int {
        registerWords &+ groupCount &* 2 &+ depth &* frameWords
    }

    /// `groupCount` and `capacity` are not negative.
    init(_ words: UnsafeMutablePointer<UInt32>, capacity: Int, groupCount: Int) {
        base = UnsafeMutableRawPointer(words)
        self.groupCount = groupCount
        let start = Self.capacity(groupCount: groupCount, depth: 0)
        framesOffset = start &* Self.wordSize
        frameLimit = capacity < start ? -1 : (capacity &- start) / Self.frameWords
    }

    /// Whether there is room for the registers and the captures.
    var isLargeEnough: Bool { frameLimit >= 0 }

    var registers: RegexpRegisters {
        get { base.load(as: RegexpRegisters.self) }
        nonmutating set { base.storeBytes(of: newValue, as: RegexpRegisters.self) }
    }

    /// Begin and length of what a group matched; not read or kept for a number that does not exist.
    func capture(_ number: UInt32) -> (begin: UInt32, length: UInt32) {
        guard let offset = captureOffset(number) else { return (0, 0) }
        return (
            base.load(fromByteOffset: offset, as: UInt32.self),
            base.load(fromByteOffset: offset &+ Self.wordSize, as: UInt32.self)
        )
    }

    func setCapture(_ number: UInt32, begin: UInt32) {
        guard let offset = captureOffset(number) else { return }
        base.storeBytes(of: begin, toByteOffset: offset, as: UInt32.self)
    }

    func setCapture(_ number: UInt32, length: UInt32) {
        guard let offset = captureOffset(number) else { return }
        base.storeBytes(of: length, toByteOffset: offset &+ Self.wordSize, as: UInt32.self)
    }

    /// The frame with this number, or nil if the memory has no room for it.
    func frame(_ number: UInt32) -> RegexpFrame? {
        guard let offset = frameOffset(number) else { return nil }
        return base.load(fromByteOffset: offset, as: RegexpFrame.self)
    }

    /// False, with nothing changed, if the memory has no room for the frame with this number.
    func setFrame(_ number: UInt32, _ frame: RegexpFrame) -> Bool {
        guard let offset = frameOffset(number) else { return false }
        base.storeBytes(of: frame, toByteOffset: offset, as: RegexpFrame.self)
        return true
    }

    private func captureOffset(_ number: UInt32) -> Int? {
        let index = Int(truncatingIfNeeded: number)
        guard index >= 0, index < groupCount else { return nil }
        return (Self.registerWords &+ index &* 2) &* Self.wordSize
    }

    private func frameOffset(_ number: UInt32) -> Int? {
        let index = Int(truncatingIfNeeded: number)
        guard index >= 0, index < frameLimit else { return nil }
        return framesOffset &+ index &* (Self.frameWords &* Self.wordSize)
    }
}
