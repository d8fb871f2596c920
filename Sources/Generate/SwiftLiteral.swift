import ImpHardware

/// An expression of Swift whose value is `value`: a structure with an initializer that takes all its properties by
/// name, a case of an enumeration, a collection, a text or a number.
///
/// - Parameter indent: steps of indentation where the expression stands.
func swiftLiteral(_ value: Any, indent: Int) -> String {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { swiftLiteral($0.value, indent: indent) } ?? "nil"
    case .collection: return list(mirror.children.map(\.value), indent: indent)
    case .dictionary: return dictionary(mirror)
    case .enum: return enumeration(value, mirror)
    case .struct: return structure(value, mirror, indent: indent)
    default: return value is String ? "\(value as? String ?? "")".debugDescription : "\(value)"
    }
}

/// Structures one a line, other values in one.
private func list(_ values: [Any], indent: Int) -> String {
    let literals = values.map { swiftLiteral($0, indent: indent + 1) }
    guard let first = values.first, Mirror(reflecting: first).displayStyle == .struct else {
        return "[\(literals.joined(separator: ", "))]"
    }
    let space = String(repeating: "    ", count: indent + 1)
    return "[\n" + literals.map { "\(space)\($0),\n" }.joined() + String(repeating: "    ", count: indent) + "]"
}

/// In the order of the keys' text, so that the same data gives the same source.
private func dictionary(_ mirror: Mirror) -> String {
    let rows = mirror.children.map { child in
        Mirror(reflecting: child.value).children.map { swiftLiteral($0.value, indent: 0) }.joined(separator: ": ")
    }
    return rows.isEmpty ? "[:]" : "[\(rows.sorted().joined(separator: ", "))]"
}

private func enumeration(_ value: Any, _ mirror: Mirror) -> String {
    guard let payload = mirror.children.first else { return ".\(value)" }
    return ".\(payload.label ?? "")(\(swiftLiteral(payload.value, indent: 0)))"
}

/// On lines of its own where a property is a structure or a list of them.
private func structure(_ value: Any, _ mirror: Mirror, indent: Int) -> String {
    let isFigure = mirror.children.map(\.label) == ["value", "source"]
    let isTall = !isFigure && mirror.children.contains { holdsStructures($0.value) }
    let space = isTall ? "\n" + String(repeating: "    ", count: indent + 1) : " "
    let properties = mirror.children.map { child in
        let label = isFigure && child.label == "value" ? "" : "\(child.label ?? ""): "
        return label + swiftLiteral(child.value, indent: indent + 1)
    }
    let name = isFigure ? "Figure" : "\(type(of: value))"
    return name + "(" + (isTall ? space : "") + properties.joined(separator: "," + space) + ")"
}

private func holdsStructures(_ value: Any) -> Bool {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .collection else { return mirror.displayStyle == .struct }
    return mirror.children.first.map { holdsStructures($0.value) } ?? false
}
