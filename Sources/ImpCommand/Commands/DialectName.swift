import ArgumentParser
import SquirrelVM

/// `--dialect`.
enum DialectName: String, CaseIterable, ExpressibleByArgument {
    case stock, device, agent

    var dialect: Dialect {
        switch self {
        case .stock: .stock
        case .device: .device
        case .agent: .agent
        }
    }
}
