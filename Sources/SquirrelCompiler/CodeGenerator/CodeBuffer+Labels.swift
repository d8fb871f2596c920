import SquirrelVM

/// A place in the code that jumps lead to. Jumps to it may come before or after it is bound.
struct Label {
    fileprivate var index: Int
}

struct LabelState {
    /// -1 until the label is bound.
    fileprivate var position = -1
    /// Index in `CodeBuffer.sites` of the latest jump to it, or -1.
    fileprivate var lastSite = -1
}

struct JumpSite {
    /// The word that gets the distance.
    fileprivate var word: Int
    /// The jump before to the same label, or -1.
    fileprivate var next: Int
    /// The distance is in the upper 24 bits of the word.
    fileprivate var isShort: Bool
}

extension CodeBuffer {
    mutating func newLabel() -> Label {
        labels.append(LabelState())
        return Label(index: labels.count - 1)
    }

    /// The label is bound, so that jumps to it go back.
    func isBound(_ label: Label) -> Bool {
        labels[label.index].position >= 0
    }

    /// Binds a label that earlier jumps lead to.
    mutating func bind(_ label: Label) {
        removeJumpToNext(label)
        var site = labels[label.index].lastSite
        if site >= 0 { isReachable = true }
        while site >= 0 {
            resolve(sites[site], to: words.count)
            site = sites[site].next
        }
        labels[label.index].position = words.count
        lastBound = words.count
    }

    /// Binds a label that jumps will go back to. `isReachable` says whether control gets here.
    mutating func bindLoopStart(_ label: Label, isReachable: Bool) {
        self.isReachable = isReachable
        labels[label.index].position = words.count
        lastBound = words.count
    }

    /// Lets an exception handler begin here.
    mutating func beginHandler() {
        isReachable = true
        lastBound = words.count
    }

    /// Goes to the label, forward or back.
    mutating func jump(to label: Label) {
        guard isReachable else { return }
        let position = labels[label.index].position
        emit(position >= 0 ? .loop : .jump)
        if position >= 0 {
            resolve(JumpSite(word: words.count - 1, next: -1, isShort: true), to: position)
        } else {
            addSite(label, isShort: true)
        }
        isReachable = false
    }

    /// An instruction with a jump in its extension; forward or backward must fit what the label is.
    mutating func jump(_ opcode: Opcode, _ a: Int, _ b: Int = 0, _ c: Int = 0, to label: Label) {
        guard isReachable else { return }
        emit(opcode, a, b, c, extension: 0)
        let position = labels[label.index].position
        if position >= 0 {
            resolve(JumpSite(word: words.count - 1, next: -1, isShort: false), to: position)
        } else {
            addSite(label, isShort: false)
        }
    }

    private mutating func addSite(_ label: Label, isShort: Bool) {
        sites.append(JumpSite(word: words.count - 1, next: labels[label.index].lastSite, isShort: isShort))
        labels[label.index].lastSite = sites.count - 1
    }

    /// Distances count from the word behind the one that holds them.
    private mutating func resolve(_ site: JumpSite, to position: Int) {
        let distance = position - (site.word + 1)
        guard let small = Int32(exactly: distance), !site.isShort || abs(small) < 1 << 23 else {
            isTooLarge = true
            return
        }
        let bits = UInt32(bitPattern: small)
        patch(site.word, site.isShort ? words[site.word] & 0xFF | bits << 8 : bits)
    }

    /// A plain jump right before its own target is taken back, e.g. `break` at the end of a switch.
    private mutating func removeJumpToNext(_ label: Label) {
        let site = labels[label.index].lastSite
        guard !isReachable, lastBound != words.count, site >= 0,
            sites[site].isShort, sites[site].word == words.count - 1
        else { return }
        labels[label.index].lastSite = sites[site].next
        removeLast()
        isReachable = true
    }
}
