import ImpRuntime

extension StepForm {
    static let power = [
        StepForm("power-cut", "The supply fails.", main: "for") { fields throws(Problem) in
            .adjust([.supply(.off)], for: try fields.limit())
        },
        StepForm("power-on", "The supply comes back.") { _ in .adjust([.supply(.good)], for: nil) },
        StepForm("brown-out", "The supply sinks so low that the module is held in reset.", main: "for") {
            fields throws(Problem) in
            .adjust([.supply(.low)], for: try fields.value("for", .duration, "100ms", default: .milliseconds(100)))
        },
        StepForm("battery", "The battery is replaced, or gets weaker.", main: "level") { fields throws(Problem) in
            let level = try fields.required("level", .level, "What is left from now on.")
            guard var battery = fields.context.world.battery else {
                try fields.check(false, "the world has no battery; add one to power")
                return .adjust([], for: nil)
            }
            battery.level = level
            return .adjust([.battery(battery)], for: nil)
        },
        StepForm("random-source", "The hardware's source of random numbers.", main: "state") { fields throws(Problem) in
            let state = try fields.required("state", Format<Scenario.RandomSource>.choice, "")
            return .adjust([.randomSource(state)], for: try fields.limit())
        },
    ]
}
