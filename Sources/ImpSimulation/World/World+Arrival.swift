import ImpOS

extension World.Arrival {
    /// What it is to the device.
    var input: NetworkStack.Input {
        switch self {
        case .frame(let bytes, let signal, let channel): .frame(bytes, signal: signal, channel: channel)
        case .beaconsMissed(let address): .beaconsMissed(from: address)
        case .packet(let packet): .packet(packet)
        }
    }
}
