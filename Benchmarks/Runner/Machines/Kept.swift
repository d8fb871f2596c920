/// Keeps what cannot be copied in a list.
final class Kept<Value: ~Copyable> {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
}
