import ImpRuntime
import ImpSimulation
import Testing

@testable import ImpOS

@Suite("Keys and the four-way handshake")
struct HandshakeTests {
    @Test(
        "Passwords give the keys of IEEE 802.11, annex J",
        arguments: [
            ("password", "IEEE", "f42c6fc52df0ebef9ebb4b90b38a5f902e83fe1b135a70e23aed762e9710a12e"),
            ("ThisIsAPassword", "ThisIsASSID", "0dc0d6eb90555ed6419756b9a15ec3e3209b63df707dd508d14581f8982721af"),
        ])
    func masterKeys(password: String, ssid: String, digits: String) {
        let key = MasterKey(password: ByteString(password), ssid: ByteString(ssid))
        #expect(key.bytes.bytes.map { String(0x100 + Int($0), radix: 16).suffix(2) }.joined() == digits)
        #expect(MasterKey(password: ByteString(digits), ssid: ByteString("any")) == key)
    }

    private struct Pair {
        var random = SeededRandom(seed: 5)
        var supplicant: Supplicant
        var authenticator: FakeAuthenticator

        init(password: String = "password") {
            let key = MasterKey(password: ByteString(password), ssid: ByteString("home"))
            supplicant = Supplicant(
                key, station: RadioWorld.address, accessPoint: .test(1), security: .wpa2Personal, random: &random)
            authenticator = FakeAuthenticator(
                master: MasterKey(password: ByteString("password"), ssid: ByteString("home")))
        }

        /// Whether the code of the second message fits.
        mutating func exchangeNonces() throws -> Bool {
            let second = try send(authenticator.first(1))
            return authenticator.take(second: second)
        }

        mutating func send(_ frame: KeyFrame?) throws -> KeyFrame {
            let answer = supplicant.handle(try #require(frame))
            return try #require(answer)
        }
    }

    /// Sends what it is told to, in whatever order.
    private struct FakeAuthenticator {
        let master: MasterKey
        let nonce = [UInt8](repeating: 7, count: 32)
        var key: TransientKey?

        func first(_ counter: UInt64) -> KeyFrame { KeyFrame(.first, replayCounter: counter, nonce: nonce) }

        mutating func take(second: KeyFrame) -> Bool {
            let key = TransientKey(
                master, addresses: (RadioWorld.address, .test(1)), nonces: (nonce, second.nonce))
            self.key = key
            return key.verifies(second)
        }

        func third(_ counter: UInt64, groupKey: UInt8 = 9, security: SecurityElement? = .wpa2Personal) -> KeyFrame? {
            let data = HandshakeData(security: security, groupKey: ByteString([UInt8](repeating: groupKey, count: 16)))
            guard let key, let wrapped = key.wrap(data.bytes) else { return nil }
            return key.sign(KeyFrame(.third, replayCounter: counter, nonce: nonce, groupCounter: 3, data: wrapped))
        }
    }

    private func installed() throws -> Pair {
        var pair = Pair()
        let fits = try pair.exchangeNonces()
        #expect(fits)
        let fourth = try pair.send(pair.authenticator.third(2))
        #expect(pair.authenticator.key?.verifies(fourth) == true)
        #expect(fourth.information == .fourth)
        return pair
    }

    @Test("R31: a third message that is sent again is answered, and neither keys nor counters are set again")
    func secondThird() throws {
        var pair = try installed()
        for _ in 1...5 { _ = pair.supplicant.nextPacketNumber() }
        let before = pair.supplicant.keys
        for counter: UInt64 in 3...6 {
            let answer = try pair.send(pair.authenticator.third(counter, groupKey: 1))
            #expect(answer.information == .fourth)
        }
        #expect(pair.supplicant.keys == before)
        #expect(pair.supplicant.keys?.groupReceived == 3)
        let next = pair.supplicant.nextPacketNumber()
        #expect(next == 6)
    }

    @Test("R31: replayed, forged and untimely messages change nothing")
    func refused() throws {
        let pair = try installed()
        var forged = try #require(pair.authenticator.third(9))
        forged.integrityCode[3] ^= 1
        var changed = try #require(pair.authenticator.third(9))
        changed.data[0] ^= 1
        let frames = [
            try #require(pair.authenticator.third(2)), try #require(pair.authenticator.third(1)),
            pair.authenticator.first(1), pair.authenticator.first(10), forged, changed,
            KeyFrame(.second, replayCounter: 11), KeyFrame(.fourth, replayCounter: 11),
            try #require(pair.authenticator.third(9, security: nil)),
        ]
        for frame in frames {
            var supplicant = pair.supplicant
            let answer = supplicant.handle(frame)
            #expect(answer == nil)
            #expect(supplicant == pair.supplicant)
        }
    }

    @Test("With another password the codes do not fit")
    func wrongPassword() throws {
        var pair = Pair(password: "passwort")
        let fits = try pair.exchangeNonces()
        #expect(!fits)
        let answer = pair.supplicant.handle(try #require(pair.authenticator.third(2)))
        #expect(answer == nil)
        #expect(pair.supplicant.keys == nil)
    }

    @Test("R31: when message 4 is lost, the access point sends message 3 again, and numbers go on")
    func lostFourth() {
        var world = RadioWorld([.named("home", key: "password")])
        var isFirst = true
        world.rewrite = { bytes in
            guard let frame = Frame(bytes), case .port(.key(let key)) = frame.body, key.information == .fourth, isFirst
            else { return bytes }
            isFirst = false
            return []
        }
        world.join("home", "password")
        world.run(for: .milliseconds(1_200))
        #expect(world.joined == ["home"])
        #expect(!world.isMember)
        let first = world.station.nextPacketNumber()
        #expect(first == 1)
        world.run(for: .seconds(3))
        #expect(world.isMember)
        let second = world.station.nextPacketNumber()
        #expect(second == 2)
        #expect(world.joined == ["home"])
    }
}
