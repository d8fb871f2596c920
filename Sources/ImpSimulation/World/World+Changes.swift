import ImpHardware
import ImpLink
import ImpOS
public import ImpRuntime

/// Changes of the world while a run goes on. Access points are named by their place in `WorldSettings`.
extension World {
    private func address(of index: Int) -> MACAddress? {
        air.accessPoints.indices.contains(index) ? air.accessPoints[index].settings.bssid : nil
    }

    /// Changes an access point: its key, its signal, whether it is up.
    public mutating func changeAccessPoint(
        _ index: Int, at now: Instant, _ change: (inout AccessPointSettings) -> Void
    ) {
        guard let old = address(of: index) else { return }
        schedule(air.change(old, at: now, change), at: now)
        guard let new = address(of: index), new != old else { return }
        networks[new] = networks.removeValue(forKey: old)
    }

    /// Switches all access points.
    mutating func setAccessPoints(areUp: Bool, at now: Instant) {
        for index in air.accessPoints.indices { changeAccessPoint(index, at: now) { $0.isUp = areUp } }
    }

    /// Changes the network behind an access point; nil: behind the Ethernet socket.
    public mutating func changeNetwork(of index: Int?, _ change: (inout LocalNetwork) -> Void) {
        guard let index else { return change(&ethernet) }
        guard let address = address(of: index), var network = networks[address] else { return }
        change(&network)
        networks[address] = network
    }

    /// The button of WPS, or a PIN that the access point was told; it counts for two minutes.
    public mutating func pressWPS(_ index: Int, at now: Instant) {
        changeAccessPoint(index, at: now) { $0.wps = .pushButton(pressedAt: now) }
    }

    public mutating func setServer(isUp: Bool, at now: Instant) { gateway.setUp(isUp, at: now) }

    /// Somebody connects in the device's name.
    public mutating func connectStale(at now: Instant) { gateway.connectStale(at: now) }

    mutating func deploy(program: [UInt8], at now: Instant) {
        gateway.images.deploy(program: program)
        gateway.demandRestart(.newProgram, at: now)
    }

    mutating func deploy(system release: String, at now: Instant) {
        gateway.images.deploy(system: release, image: SoftwareVersion(release: release).image)
        gateway.demandRestart(.newSystem, at: now)
    }
}
