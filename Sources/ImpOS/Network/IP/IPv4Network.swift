/// A range of addresses that reach each other without a gateway.
public struct IPv4Network: Hashable, Codable, Sendable {
    /// The lowest address.
    public let base: IPv4Address
    public let netmask: IPv4Address

    /// The network of `address`.
    public init(of address: IPv4Address, netmask: IPv4Address) throws(AddressFault) {
        let hosts = ~netmask.bits
        guard hosts & (hosts &+ 1) == 0, hosts >= 3 else { throw .notNetmask(netmask.description) }
        self.init(checked: netmask, of: address)
    }

    private init(checked netmask: IPv4Address, of address: IPv4Address) {
        self.netmask = netmask
        base = IPv4Address(bits: address.bits & netmask.bits)
    }

    /// The address that stands for all of its hosts.
    public var broadcast: IPv4Address { IPv4Address(bits: base.bits | ~netmask.bits) }

    public func contains(_ address: IPv4Address) -> Bool { address.bits & netmask.bits == base.bits }

    /// Whether one host can have `address`.
    public func hasHost(_ address: IPv4Address) -> Bool {
        contains(address) && address != base && address != broadcast
    }
}
