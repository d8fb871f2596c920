import SquirrelVM

/// Members that devices and agents have in common.
public enum SharedAPI {
    public static func functions<Side: ScriptSide & ~Copyable>(for side: Side.Type) -> [APIFunction<Side>] {
        (TimerAPI.functions + EnvironmentAPI.functions + ComparisonAPI.functions).map { $0.lifted(to: side) }
    }

    public static let constants: [APIConstant] = [
        APIConstant("ENVIRONMENT_CARD", 0, prose: "`imp.environment()` on an imp001."),
        APIConstant("ENVIRONMENT_MODULE", 1, prose: "`imp.environment()` on every other module."),
        APIConstant("ENVIRONMENT_AGENT", 2, prose: "`imp.environment()` in an agent."),
    ]

    /// Classes of objects that programs hold.
    public static let classes: Set<String> = ["timer"]
}

/// `imp.environment`.
enum EnvironmentAPI {
    static let functions: [APIFunction<Script>] = [
        APIFunction(4, "imp.environment", gives: .integer, prose: "Where the program runs: an ENVIRONMENT_ constant.") {
            script in
            switch script.module {
            case nil: .integer(2)
            case .imp001: .integer(0)
            default: .integer(1)
            }
        }
    ]
}
