import Glibc

/// The middle of sorted figures; of an even number the mean of the two in the middle. Nil of none.
func median(_ figures: [Double]) -> Double? {
    if figures.isEmpty { return nil }
    let sorted = figures.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// The geometric mean of positive figures. Nil of none.
func geometricMean(_ figures: [Double]) -> Double? {
    if figures.isEmpty { return nil }
    return exp(figures.map { log($0) }.reduce(0, +) / Double(figures.count))
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

/// A figure with a fixed number of decimal places.
func decimal(_ value: Double, _ places: Int) -> String {
    let scale = (0..<places).reduce(1) { power, _ in power * 10 }
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    if places == 0 { return "\(sign)\(scaled)" }
    let fraction = String(scaled % scale)
    return "\(sign)\(scaled / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
}
