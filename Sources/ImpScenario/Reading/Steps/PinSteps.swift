import ImpRuntime

extension StepForm {
    static let pins = [
        StepForm("press", "A button is pressed.", main: "button") { fields throws(Problem) in
            let button = try fields.button()
            return .adjust(
                [.pin(button.pin, button.pressed, before: button.released)],
                for: try fields.optional("for", .duration, "How long; without, until release."))
        },
        StepForm("release", "A button is released.", main: "button") { fields throws(Problem) in
            let button = try fields.button()
            return .adjust([.pin(button.pin, button.released, before: button.pressed)], for: nil)
        },
        StepForm("set-pin", "Something outside drives a pin.") { fields throws(Problem) in
            let name = try fields.required("pin", .inputName, "The name of an input of the world.")
            let level = try fields.required("level", Format<Scenario.Level>.choice, "")
            let input = fields.context.world.inputs.first { $0.name == name }
            return .adjust(
                [.pin(input?.pin ?? "", level, before: input?.level ?? .floating)],
                for: try fields.optional("for", .duration, "How long; then it has its level of the start."))
        },
    ]
}

extension Fields {
    mutating func button() throws(Problem) -> Scenario.Button {
        let name = try required("button", .buttonName, "The name of a button of the world.")
        return context.world.buttons.first { $0.name == name }
            ?? Scenario.Button(name: name, pin: "", pressed: .low, released: .floating)
    }
}
