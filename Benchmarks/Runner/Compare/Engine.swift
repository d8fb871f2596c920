/// A program that runs programs.
struct Engine: Equatable, Sendable {
    enum Role: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
        case imp
        case reference
        case lua = "lua5.4"
        case luajit = "luajit -joff"
    }

    let role: Role
    let path: String

    /// The command that runs a program at its own size.
    func command(_ program: BenchmarkProgram) -> [String] {
        switch role {
        case .imp: [path, "squirrel", program.path("nut")]
        case .reference: [path, program.path("nut")]
        case .lua: [path, program.path("lua")]
        case .luajit: [path, "-joff", program.path("lua")]
        }
    }
}
