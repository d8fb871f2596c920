/// Nodes without parts: single bytes and places.
extension RegexpMatcher {
    /// The position after `node`, or none.
    func matches(_ node: RegexpNode, _ budget: inout Int32) -> UInt32 {
        let position = registers.position
        switch node.kind {
        case RegexpKind.begin:
            return position == registers.begin ? position : RegexpNode.none
        case RegexpKind.end:
            return position == registers.end ? position : RegexpNode.none
        case RegexpKind.wordBoundary:
            return isAtWordBoundary == (node.left == 0x62) ? position : RegexpNode.none
        default:
            guard position < registers.end else { return RegexpNode.none }
            let byte = subject[Int(truncatingIfNeeded: position)]
            return matches(node, byte, &budget) ? position &+ 1 : RegexpNode.none
        }
    }

    private func matches(_ node: RegexpNode, _ byte: UInt8, _ budget: inout Int32) -> Bool {
        switch node.kind {
        case RegexpKind.any: true
        case RegexpKind.byteClass: isInClass(byte, node.left)
        case RegexpKind.set: isInSet(byte, first: node.left, &budget)
        case RegexpKind.negatedSet: !isInSet(byte, first: node.left, &budget)
        default: node.kind == UInt32(byte)
        }
    }

    /// Takes 1 from the budget for every member looked at. The count of them ends the set of a damaged program.
    private func isInSet(_ byte: UInt8, first: UInt32, _ budget: inout Int32) -> Bool {
        var number = first
        var left = program.nodeCount
        while number != RegexpNode.none, left > 0 {
            left &-= 1
            budget &-= 1
            let member = program[number]
            switch member.kind {
            case RegexpKind.range:
                if UInt32(byte) >= member.left, UInt32(byte) <= member.right { return true }
            case RegexpKind.byteClass:
                if isInClass(byte, member.left) { return true }
            default:
                if UInt32(byte) == member.kind { return true }
            }
            number = member.next
        }
        return false
    }

    /// Where white space begins or ends, looked at as 3.0.4 does: the byte at the position against the one after it.
    /// What stands behind the end counts as no space.
    private var isAtWordBoundary: Bool {
        let position = registers.position
        let isSpace = isSpace(at: position)
        if position == registers.begin, !isSpace { return true }
        if position == registers.end, position > registers.begin, !self.isSpace(at: position &- 1) { return true }
        return isSpace != self.isSpace(at: position &+ 1)
    }

    private func isSpace(at position: UInt32) -> Bool {
        position < registers.end && isSpaceByte(subject[Int(truncatingIfNeeded: position)])
    }
}
