/// `* + ? {n,m}`: matches its operand again and again; after each match it stops if that is enough and what follows the
/// repetition matches here.
extension RegexpMatcher {
    mutating func enterRepetition(_ node: RegexpNode) -> Bool {
        let frame = RegexpFrame(
            kind: RegexpFrame.operand,
            node: registers.node,
            next: registers.next,
            position: registers.position,
            count: 0
        )
        guard push(frame) else { return false }
        repeatOperand(frame, node)
        return true
    }

    private mutating func repeatOperand(_ frame: RegexpFrame, _ node: RegexpNode) {
        // 3.0.4 lets "no limit", 0xFFFF, through once more when so many matches were counted.
        if frame.count == 0xFFFF || frame.count < node.right & 0xFFFF {
            replaceTop(frame)
            enter(node.left, at: frame.position, next: follower(of: node, frame))
        } else {
            endRepetition(frame, node)
        }
    }

    mutating func leaveOperand(_ frame: RegexpFrame, _ result: UInt32) {
        let node = program[frame.node]
        guard result != RegexpNode.none else {
            endRepetition(frame, node)
            return
        }
        var frame = frame
        frame.count &+= 1
        frame.position = result
        let follower = follower(of: node, frame)
        let followerNode = program[follower]
        // A repetition that may match nothing would always succeed, so it is not tried.
        let isOptional = followerNode.kind == RegexpKind.repetition && followerNode.right &>> 16 == 0
        if follower == RegexpNode.none || isOptional {
            goOn(frame, node)
        } else {
            frame.kind = RegexpFrame.lookahead
            replaceTop(frame)
            var afterFollower = followerNode.next
            if afterFollower == RegexpNode.none, frame.next != RegexpNode.none {
                afterFollower = program[frame.next].next
            }
            enter(follower, at: result, next: afterFollower)
        }
    }

    mutating func leaveLookahead(_ frame: RegexpFrame, _ result: UInt32) {
        let node = program[frame.node]
        if result != RegexpNode.none, isEnough(frame.count, node) {
            endRepetition(frame, node)
        } else {
            goOn(frame, node)
        }
    }

    private mutating func goOn(_ frame: RegexpFrame, _ node: RegexpNode) {
        if frame.position >= registers.end {
            endRepetition(frame, node)
        } else {
            var frame = frame
            frame.kind = RegexpFrame.operand
            repeatOperand(frame, node)
        }
    }

    private mutating func endRepetition(_ frame: RegexpFrame, _ node: RegexpNode) {
        pop(isEnough(frame.count, node) ? frame.position : RegexpNode.none)
    }

    private func isEnough(_ count: UInt32, _ node: RegexpNode) -> Bool {
        let maximum = node.right & 0xFFFF
        return count >= node.right &>> 16 && (maximum == 0xFFFF || count <= maximum)
    }

    private func follower(of node: RegexpNode, _ frame: RegexpFrame) -> UInt32 {
        node.next != RegexpNode.none ? node.next : frame.next
    }
}
