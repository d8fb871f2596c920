import ImpHardware
import ImpRuntime

extension Part {
    /// `pinA: { adc: sure, triggers: { pinW: likely }, boot: low }`
    func pins() throws(ModuleFileError) -> [PinData] {
        let names = try members().map { $0.key.node.string ?? "" }
        var pins: [PinData] = []
        for (key, value) in try members() { pins.append(try value.pin(try key.name(), among: names)) }
        return pins
    }

    private func pin(_ name: String, among names: [String]) throws(ModuleFileError) -> PinData {
        let functions = PinFunction.allCases.map(\.rawValue)
        try allow(functions + ["triggers", "boot"])
        var pin = PinData(name: name, functions: [:], triggers: [:], boot: try optional("boot")?.choice() ?? .floating)
        for function in PinFunction.allCases {
            pin.functions[function] = try optional(function.rawValue)?.choice()
        }
        for (key, value) in try optional("triggers")?.members() ?? [] {
            pin.triggers[try key.pinName(among: names)] = try value.choice()
        }
        return pin
    }

    private func pinName(among names: [String]) throws(ModuleFileError) -> String {
        let name = node.string ?? ""
        if names.contains(name) { return name }
        throw error("there is no pin \(name); " + advice(on: name, among: names))
    }

    /// `uart: { uart57: { TX: pin5, RX: pin7 } }`
    func buses(on pins: [String]) throws(ModuleFileError) -> [BusData] {
        try allow(BusKind.allCases.map(\.rawValue))
        var buses: [BusData] = []
        for kind in BusKind.allCases {
            for (key, value) in try member(kind.rawValue).members() {
                buses.append(
                    BusData(kind: kind, name: try key.name(), lines: try value.lines(of: kind, on: pins)))
            }
        }
        return buses
    }

    private func lines(of kind: BusKind, on pins: [String]) throws(ModuleFileError) -> [BusRole: BusLine] {
        try allow(kind.roles.map(\.rawValue))
        var lines: [BusRole: BusLine] = [:]
        for role in kind.roles {
            guard let part = try optional(role.rawValue) else { continue }
            lines[role] = part.node.string == "own" ? .own : .pin(try part.pinName(among: pins))
        }
        return lines
    }
}
