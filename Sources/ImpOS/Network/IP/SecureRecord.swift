/// The records of a simulated TLS handshake: real headers, real lengths, no content.
public enum SecureRecord {
    /// The device's first: key share, names and algorithms.
    public static let hello = record(length: 240)
    /// The server's only: hello, certificates of P-256 and their chain, proof, finished.
    public static let flight = record(length: 1_800)
    /// The device's last: its own certificate, proof, finished.
    public static let finished = record(length: 1_000)

    /// Content type 22, handshake, and version 3.3, as each record of TLS 1.2 and 1.3 begins.
    private static func record(length: UInt16) -> [UInt8] {
        [22, 3, 3, UInt8(length >> 8), UInt8(length & 255)] + [UInt8](repeating: 0, count: Int(length))
    }
}
