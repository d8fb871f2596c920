import ImpHardware
import ImpLink
public import ImpRuntime
import SquirrelVM

/// What a device has beside its machine: who it is, its operating system's state, and what waits for its program.
public struct DeviceState: Codable, Sendable {
    public let module: Module
    /// 16 hexadecimal digits.
    public let id: String
    let server: ServerName
    let switches: BoardSwitches
    let choices: ReleaseChoices

    // What outlives a loss of power.

    public internal(set) var flash: DeviceFlash
    /// Losing power does not take its generator's state.
    var random: HardwareRandom
    /// Nil where the supply lasts, as far as storing images goes.
    var cut: ImageCut?
    /// Of the program in the flash, as each start finds it; nil when there is none that is whole.
    var programHash: ImageHash?
    /// Of the program that the machine's template was made of; another one in the flash needs another template.
    var loadedHash: ImageHash?

    // What outlives deep sleep.

    public internal(set) var life = Life()
    var board: Board
    /// The program's global `nv`, while the device sleeps.
    var memory: PortableValue?
    var clock = DeviceClock()

    // What a start of the module begins anew.

    /// When the module started: `hardware.millis` counts from here.
    var startedAt: Instant
    var network: NetworkStack
    var link = ServerLink()
    var attempt: ConnectionAttempt?
    /// What the server wants to be stored, and its transfer.
    var update: Update?
    var transfer: ImageTransfer?
    var led = StatusLED()
    var blinkUpRules = BlinkUpRules()
    var blinkUp = BlinkUpReceiver()
    var blessing: Blessing
    var factoryBlinkUp = FactoryBlinkUp(isFixture: false)
    /// `imp.configparams`
    var parameters = PortableValue.emptyTable
    /// Of the latest request to the server that is answered with a number.
    var requestNumber: UInt32 = 0
    /// Whether the pin of a fixture flashes; the program stands still.
    var isFlashing = false
    var isCableIn = false
    var savesPower = false
    var asksForPower = false
    /// In force until the next connection, which has what its program asked for.
    var sendBuffer = TransportFigures.sendBuffer

    // What a start of the program begins anew.

    var program = ProgramState()
    /// Whether the machine has run the program since the module woke, so that its `nv` counts.
    var isProgramLoaded = false

    // What outlives resets.

    /// Times that the program was started anew after an error.
    public internal(set) var restarts = 0
    /// What the server has not been told about the last ends.
    var report = CrashReport()
    var blackBox = BlackBox()

    init(_ setting: DeviceSetting, at now: Instant) {
        module = setting.module
        id = setting.id
        server = setting.server
        switches = setting.switches
        choices = setting.choices
        flash = setting.flash
        var seed = setting.random
        random = HardwareRandom(seed: seed.next())
        board = Board(setting.module, at: now)
        startedAt = now
        network = NetworkStack(
            hardware: NetworkHardware(radio: nil, ethernet: nil), country: .initial(on: setting.module),
            random: random.stream())
        blessing = Blessing(module: setting.module)
    }

    /// `02`, which marks an address that no maker has given out, and the last ten digits of the id.
    var macAddress: String { "02" + id.suffix(10) }
    /// The Ethernet port's: one more.
    var ethernetAddress: MACAddress { MACAddress((MACAddress(hex: macAddress)?.value ?? 0) + 1) }

    var software: SoftwareVersion {
        SoftwareVersion(image: (try? flash.osImage()) ?? nil) ?? .current
    }
}

/// What the program has set and what it waits for; new with each start of it.
struct ProgramState: Codable, Sendable {
    var policy = SendPolicy()
    /// Handlers of `agent.on`.
    var handlers = HandlerTable()
    /// The other handlers, by what they are for.
    var hooks = HandlerTable()
    var inbox = EventQueue<DeviceEvent>()
    /// The call that the program stands still in.
    var call: PendingCall?
    /// How the program ends, once its call has come back.
    var departure: Departure?
    var isScanning = false
    var scanCallback: Root?
    /// Asked for with `imp.setsendbuffersize`.
    var sendBuffer = TransportFigures.sendBuffer
}

/// What can happen to a program, apart from its timers.
enum DeviceEvent: Codable, Sendable {
    case message(LinkMessage)
    /// For the handler of a kind, with an argument for it.
    case hook(ByteString, PortableValue?)
    /// For a function that is called once.
    case callback(Root, PortableValue?)
}

enum DeviceHook {
    static let unexpectedDisconnect = ByteString("server.onunexpecteddisconnect")
    static let shutdown = ByteString("server.onshutdown")
    static let bless = ByteString("server.bless")
    /// Of a pin's callback.
    static func pin(_ name: String) -> ByteString { ByteString("hardware." + name) }
}

/// How a program ends.
enum Departure: Codable, Equatable, Sendable {
    case restart
    case failed
    case outOfMemory
    /// Deep sleep; `closes`: with an orderly end of the connection.
    case sleep(until: Instant, closes: Bool)
}
