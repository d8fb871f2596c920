public import ImpRuntime

/// Drives a scenario: does its steps in order, and judges its expectations by what it is told.
public struct ScenarioRun: Codable, Equatable, Sendable {
    public enum Input: Equatable, Sendable {
        /// Time has come to `deadline`, and everything that happened until then was observed. Only now do steps begin and
        /// times run out, so that the order of what happens at one moment does not matter.
        case tick
        case observed(ScenarioObservation)
        /// The simulation is over; what is still open has failed.
        case ended
    }

    public let scenario: Scenario
    /// As the steps so far left it; a part that the simulation changed itself, such as the battery, is not in it.
    public private(set) var world: Scenario.World
    public private(set) var report: ScenarioReport
    /// Every step is done and the duration is over.
    public private(set) var isOver = false
    private let start: Instant
    private var sightings: Sightings
    private var random: SeededRandom
    /// How many steps have begun.
    private var begun = 0
    private var phase = Phase.between
    /// When the next step begins; meanwhile the one above has ended.
    private var due: Instant?
    private var returns = ReturnList()
    private var measuresCharge: Bool

    private enum Phase: Codable, Equatable, Sendable {
        case between
        case waiting(until: Instant)
        case expecting(Scenario.Expectation, since: Instant)
    }

    /// - Parameters:
    ///   - seed: wins over the scenario's.
    ///   - start: what the times of steps count from.
    public init(_ scenario: Scenario, seed: UInt64? = nil, start: Instant = .start) {
        self.scenario = scenario
        self.start = start
        world = scenario.world
        let seed = seed ?? scenario.seed ?? 0
        random = SeededRandom(seed: seed, stream: "scenario")
        report = ScenarioReport(file: scenario.file, name: scenario.name, seed: seed)
        sightings = Sightings(of: scenario, start: start)
        measuresCharge = scenario.steps.contains { $0.action.asksForCurrent }
    }

    /// When the run wants `tick`; nil: never, or only after an observation.
    public var deadline: Instant? {
        if isOver { return nil }
        return [returns.next, phaseDeadline, end].compactMap { $0 }.min()
    }

    private var phaseDeadline: Instant? {
        switch phase {
        case .between: begun < scenario.steps.count || scenario.duration == nil ? due ?? start : nil
        case .waiting(let until): until
        case .expecting(let expectation, let since): expectation.isMeasured ? nil : since + expectation.limit
        }
    }

    private var end: Instant? { scenario.duration.map { start + $0 } }

    /// - Returns: what is to be done now, in this order. Steps after it begin with the next tick, at the same time, so that
    ///   they see what came of it.
    public mutating func handle(_ input: Input, at now: Instant) -> [ScenarioEffect] {
        guard !isOver else { return [] }
        var effects = beginning()
        switch input {
        case .tick: while !isOver && effects.isEmpty && advance(at: now, &effects) {}
        case .observed(let observation):
            sightings.note(observation, at: now)
            if case .expecting(let expectation, let since) = phase { judge(expectation, since, at: now, isTick: false) }
        case .ended: finish(at: now)
        }
        return effects
    }

    /// The first measurement, which later ones are compared with.
    private mutating func beginning() -> [ScenarioEffect] {
        guard begun == 0, due == nil else { return [] }
        plan(after: start)
        return measuresCharge ? [.measureCharge] : []
    }

    /// One thing that is due.
    ///
    /// - Returns: whether there was any.
    private mutating func advance(at now: Instant, _ effects: inout [ScenarioEffect]) -> Bool {
        if let adjustment = returns.takeFirst(until: now) {
            if let effect = world.apply(adjustment) { effects.append(effect) }
            return true
        }
        switch phase {
        case .expecting(let expectation, let since):
            return judge(expectation, since, at: now, isTick: true) || endEarly(at: now)
        case .waiting(let until):
            guard until <= now else { return endEarly(at: now) }
            endStep(at: now)
            return true
        case .between: return beginNext(at: now, &effects)
        }
    }

    private mutating func beginNext(at now: Instant, _ effects: inout [ScenarioEffect]) -> Bool {
        guard begun < scenario.steps.count else {
            if scenario.duration == nil { finish(at: now) }
            return endEarly(at: now)
        }
        guard let due, due <= now else { return endEarly(at: now) }
        let step = scenario.steps[begun]
        begun += 1
        begin(step.action, at: now, &effects)
        return true
    }

    /// The run's duration ends it, whatever is open.
    private mutating func endEarly(at now: Instant) -> Bool {
        if let end, end <= now, !isOver { finish(at: now) }
        return false
    }

    // MARK: Steps

    private mutating func begin(_ action: Scenario.Action, at now: Instant, _ effects: inout [ScenarioEffect]) {
        switch action {
        case .adjust(let adjustments, let span):
            effects += beginAction(at: now)
            for adjustment in adjustments { effects += adjust(adjustment, for: span, at: now) }
            endStep(at: now)
        case .act(let effect):
            effects += beginAction(at: now) + [effect]
            endStep(at: now)
        case .wait(let span): phase = .waiting(until: now + span)
        case .expect(let expectation):
            phase = .expecting(expectation, since: now)
            if expectation.isMeasured { effects.append(.measureCharge) }
        }
    }

    private mutating func beginAction(at now: Instant) -> [ScenarioEffect] {
        sightings.beginAction(at: now)
        return measuresCharge ? [.measureCharge] : []
    }

    private mutating func adjust(
        _ adjustment: Scenario.Adjustment, for span: TimeSpan?, at now: Instant
    ) -> [ScenarioEffect] {
        let before = returns.remove(pointOf: adjustment) ?? world.opposite(of: adjustment)
        if let span, let before { returns.add(before, at: now + span) }
        return world.apply(adjustment).map { [$0] } ?? []
    }

    private mutating func endStep(at now: Instant) {
        phase = .between
        plan(after: now)
    }

    /// Decides when the next step begins.
    private mutating func plan(after now: Instant) {
        guard begun < scenario.steps.count else {
            due = now
            return
        }
        let step = scenario.steps[begun]
        switch step.timing {
        case .after(let span): due = now + draw(span)
        case .at(let span):
            let wanted = start + draw(span)
            due = max(wanted, now)
            guard wanted < now else { return }
            report.delays.append(.init(place: step.place, title: step.title, lateness: now.since(wanted)))
        }
    }

    private mutating func draw(_ span: Scenario.SpanRange) -> TimeSpan {
        if span.lower == span.upper { return span.lower }
        return .nanoseconds(Int64.random(in: span.lower.nanoseconds...span.upper.nanoseconds, using: &random))
    }

    // MARK: Expectations

    /// - Returns: whether it is decided.
    @discardableResult
    private mutating func judge(
        _ expectation: Scenario.Expectation, _ since: Instant, at now: Instant, isTick: Bool
    ) -> Bool {
        if expectation.isMeasured && !sightings.hasCharge(at: since) { return false }
        let look = sightings.look(expectation.condition)
        let isOverdue = isTick && since + expectation.limit <= now
        let isDecided =
            switch expectation.when {
            case .now: true
            case .within: look.holds || isOverdue
            case .throughout: !look.holds || isOverdue
            }
        guard isDecided else { return false }
        record(expectation, look, at: now)
        endStep(at: now)
        return true
    }

    private mutating func record(_ expectation: Scenario.Expectation, _ look: Look, at now: Instant) {
        if expectation.isWait && look.holds { return }
        let step = scenario.steps[begun - 1]
        report.verdicts.append(
            .init(
                place: step.place, title: step.title, held: look.holds, time: now.since(start),
                seen: look.holds ? nil : look.seen))
    }

    /// What is still open or was never begun has failed.
    private mutating func finish(at now: Instant) {
        if case .expecting(let expectation, _) = phase {
            let look = Look(holds: false, seen: sightings.look(expectation.condition).seen + "; then the run ended")
            record(expectation, look, at: now)
        }
        while begun < scenario.steps.count {
            begun += 1
            guard case .expect(let expectation) = scenario.steps[begun - 1].action else { continue }
            record(expectation, Look(holds: false, seen: "the run ended before"), at: now)
        }
        report.end = now.since(start)
        isOver = true
    }
}

extension Scenario.Expectation {
    /// How long it may stay open.
    var limit: TimeSpan {
        switch when {
        case .now: .zero
        case .within(let span), .throughout(let span): span
        }
    }

    /// Whether the charge must be measured for it.
    var isMeasured: Bool {
        if case .current = condition { true } else { false }
    }
}

extension Scenario.Action {
    fileprivate var asksForCurrent: Bool {
        if case .expect(let expectation) = self { expectation.isMeasured } else { false }
    }
}
