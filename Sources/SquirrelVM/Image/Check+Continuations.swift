/// What the steps of each kind of continuation frame read from its registers without asking.
///
/// That they hold valid values is checked for all kinds; where a step takes any value, nothing more is said here.
extension ContinuationKind {
    /// - Parameter instruction: what pushed the frame, nil for the host and other continuation frames.
    func isSound(_ frame: ContinuationFrame, under instruction: Instruction?) -> Bool {
        switch self {
        case .result, .ignore, .compare, .joinLeft, .joinRight, .clone, .inherited, .construct, .call, .quietCall,
            .text, .newMember, .date, .errorHandler:
            true
        case .get, .set: isLookup(frame)
        case .nextIndex, .nextElement, .foreachGenerator: instruction?.opcode == .foreachNext
        case .sort: isSort(frame)
        case .map, .filter: isWalk(frame) && frame[6].tag == Tag.array
        case .apply, .reduce: isWalk(frame)
        case .nativeText: frame[6].isNull || frame[6].tag == Tag.array
        // Its registers are looked at one by one, in `checkMatch`.
        case .regexp: true
        }
    }

    /// Whether there is a container with delegates, and one of them.
    private func isLookup(_ frame: ContinuationFrame) -> Bool {
        let isOwn = frame[5].payload == frame[3].payload
        return frame[5].isInteger && (frame[3].tag == Tag.table || frame[3].tag == Tag.instance && isOwn)
    }

    /// Places in the array are looked at again before each use, since the program may have made it shorter; but
    /// numbers that no array reaches would overflow on the way there.
    private func isSort(_ frame: ContinuationFrame) -> Bool {
        guard frame[3].tag == Tag.array, frame[5].isInteger, frame[6].isInteger, frame[7].isInteger else {
            return false
        }
        let (index, root, child) = (frame[5].integer, frame[6].integer, frame[7].integer)
        let most: Int32 = 1 << 29
        return (-most...most).contains(index) && ((child >= 0 ? 0 : -1)...most).contains(root)
            && (-2...2 * most + 1).contains(child)
    }

    /// Whether there is an array and a place in it.
    private func isWalk(_ frame: ContinuationFrame) -> Bool { frame[3].tag == Tag.array && frame[5].isInteger }
}
