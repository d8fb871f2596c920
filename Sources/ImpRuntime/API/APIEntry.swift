/// What there is to know about a member of the API, whether this release has it or not.
public struct APIEntry: Hashable, Sendable {
    public enum Form: String, Sendable {
        case object, function, constant
    }

    /// `imp.wakeup`, `ENVIRONMENT_CARD`, `httpresponse.send`.
    public var path: String
    public var form: Form
    public var parameters: [APIParameter]
    public var result: APIType
    public var sides: APISides
    /// Modules that have it; agents do not ask.
    public var modules: ModuleSet
    public var since: Release
    /// One line.
    public var prose: String

    public init(
        _ path: String, _ form: Form, parameters: [APIParameter] = [], result: APIType = .nothing,
        sides: APISides = .both, modules: ModuleSet = .all, since: Release = .original, prose: String
    ) {
        self.path = path
        self.form = form
        self.parameters = parameters
        self.result = result
        self.sides = sides
        self.modules = modules
        self.since = since
        self.prose = prose
    }

    /// The last part of the path.
    public var name: String { path.split(separator: ".").last.map(String.init) ?? path }
    /// The objects that lead to it: `["imp", "net"]`.
    public var parents: [String] { path.split(separator: ".").dropLast().map(String.init) }

    /// `imp.wakeup(interval, callback)`; optional parameters in brackets.
    public var signature: String {
        guard form == .function else { return path }
        var text = path + "("
        for (index, parameter) in parameters.enumerated() {
            let separator = index == 0 ? "" : ", "
            text += parameter.isOptional ? "[\(separator)\(parameter.name)]" : separator + parameter.name
        }
        return text + ")"
    }

    /// How a program's text names it: `imp.reset()`.
    var mention: String { form == .function ? path + "()" : path }
}

/// A parameter of a function of the API.
public struct APIParameter: Hashable, Sendable {
    public var name: String
    public var type: APIType
    public var isOptional: Bool
    /// Unit and range, where there are any.
    public var range: String

    public init(_ name: String, _ type: APIType, _ range: String = "", optional: Bool = false) {
        self.name = name
        self.type = type
        self.range = range
        self.isOptional = optional
    }
}

/// Which halves of an application have a member.
public struct APISides: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let device = APISides(rawValue: 1)
    public static let agent = APISides(rawValue: 2)
    public static let both: APISides = [.device, .agent]

    public var names: [String] { (contains(.device) ? ["device"] : []) + (contains(.agent) ? ["agent"] : []) }
}

/// When a member came to be.
public struct Release: Hashable, Sendable {
    /// `impOS 38`, `the impCloud of March 2018`; empty for what was always there.
    public var name: String
    /// Whether release 36 does not have it.
    public var isLater: Bool

    /// Before there were releases to count.
    public static let original = Release(name: "", isLater: false)
    /// What this project is.
    public static let current = 36

    public static func impOS(_ number: Int) -> Release {
        Release(name: "impOS \(number)", isLater: number > current)
    }

    /// A release of the cloud, which has no number; `isLater` for what came after the days of impOS 36.
    public static func cloud(_ date: String, isLater: Bool) -> Release {
        Release(name: "the impCloud of \(date)", isLater: isLater)
    }
}
