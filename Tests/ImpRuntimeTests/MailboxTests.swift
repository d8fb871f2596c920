import Testing

@testable import ImpRuntime

struct Mailboxes {
    @Test func keepOrderAndBound() {
        let mailbox = Mailbox<Int>(capacity: 2)
        let taken = [mailbox.post(1), mailbox.post(2), mailbox.post(3), mailbox.post(4, isUrgent: true)]
        #expect(taken == [true, true, false, true])
        mailbox.wait(atMost: nil)
        #expect(mailbox.takeAll() == [1, 2, 4])
        #expect(mailbox.takeAll().isEmpty)
    }
}
