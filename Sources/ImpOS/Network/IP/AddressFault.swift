/// Why addresses are not usable. The texts are ours; the original's are not on record.
public enum AddressFault: Error, Equatable, CustomStringConvertible {
    case notDottedQuad(String)
    /// The mask's ones do not all come before its zeros, or it leaves no room for two hosts.
    case notNetmask(String)
    /// The address is not one of a host: it names the network itself or all of it.
    case notHost(String)
    /// The gateway lies outside of the network, or is the device itself.
    case unreachableGateway(String)
    case nameServerCount(Int)

    public var description: String {
        switch self {
        case .notDottedQuad(let text): "'\(text)' is not an IP address"
        case .notNetmask(let text): "'\(text)' is not a netmask"
        case .notHost(let text): "'\(text)' is not the address of a host in its network"
        case .unreachableGateway(let text): "gateway '\(text)' is not another host in the device's network"
        case .nameServerCount(let count): "1 or 2 name servers expected, not \(count)"
        }
    }
}
