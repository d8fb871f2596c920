@testable import SquirrelVM

extension Program {
    /// An image whose body was changed before its checksum was made.
    func encoded(changing change: (inout [UInt8]) -> Void) -> [UInt8] {
        var body = Array(encoded()[ProgramImage.headerSize...])
        change(&body)
        var image = ImageWriter()
        ProgramImage.writeHeader(to: &image, body: body)
        return image.bytes + body
    }
}
