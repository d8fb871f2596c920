/// `( )`, `(?: )` and `|`: sequences of nodes.
extension RegexpMatcher {
    mutating func enterGroup(_ node: RegexpNode) -> Bool {
        let captures = node.kind == RegexpKind.capturingGroup && node.right == registers.nextCapture
        let frame = RegexpFrame(
            kind: RegexpFrame.group,
            node: node.left,
            next: registers.next,
            position: captures ? node.right : RegexpNode.none,
            count: captures ? node.right &+ 1 : registers.nextCapture
        )
        guard push(frame) else { return false }
        if captures {
            state.setCapture(node.right, begin: registers.position)
            registers.nextCapture = frame.count
        }
        enterGroupNode(frame, at: registers.position)
        return true
    }

    private mutating func enterGroupNode(_ frame: RegexpFrame, at position: UInt32) {
        let following = program[frame.node].next
        enter(frame.node, at: position, next: following != RegexpNode.none ? following : frame.next)
    }

    mutating func leaveGroupNode(_ frame: RegexpFrame, _ result: UInt32) {
        guard result != RegexpNode.none else {
            if frame.position != RegexpNode.none {
                state.setCapture(frame.position, begin: 0)
                state.setCapture(frame.position, length: 0)
            }
            pop(RegexpNode.none)
            return
        }
        let following = program[frame.node].next
        if following != RegexpNode.none {
            var frame = frame
            frame.node = following
            replaceTop(frame)
            enterGroupNode(frame, at: result)
            return
        }
        // After a failed group this is not restored: later groups then capture nothing. As in 3.0.4.
        registers.nextCapture = frame.count
        if frame.position != RegexpNode.none {
            let begin = state.capture(frame.position).begin
            state.setCapture(frame.position, length: result &- begin)
        }
        pop(result)
    }

    mutating func enterAlternative(_ node: RegexpNode) -> Bool {
        let frame = RegexpFrame(
            kind: RegexpFrame.leftBranch,
            node: node.left,
            next: node.right,
            position: registers.position,
            count: 0
        )
        guard push(frame) else { return false }
        enter(node.left, at: registers.position, next: RegexpNode.none)
        return true
    }

    mutating func leaveBranchNode(_ frame: RegexpFrame, _ result: UInt32) {
        var frame = frame
        if result != RegexpNode.none {
            frame.node = program[frame.node].next
            guard frame.node != RegexpNode.none else {
                pop(result)
                return
            }
            replaceTop(frame)
            enter(frame.node, at: result, next: RegexpNode.none)
        } else if frame.kind == RegexpFrame.leftBranch {
            frame.kind = RegexpFrame.rightBranch
            frame.node = frame.next
            replaceTop(frame)
            enter(frame.node, at: frame.position, next: RegexpNode.none)
        } else {
            pop(RegexpNode.none)
        }
    }
}
