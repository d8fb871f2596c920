/// Which byte strings count as text: valid UTF-8 without NUL. Others travel as blobs and are logged as binary.
public func isSafeText(_ bytes: some Sequence<UInt8>) -> Bool {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while true {
        switch decoder.decode(&iterator) {
        case .scalarValue(let scalar): if scalar.value == 0 { return false }
        case .emptyInput: return true
        case .error: return false
        }
    }
}
