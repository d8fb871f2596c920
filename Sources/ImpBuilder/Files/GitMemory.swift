import Synchronization

/// What git has answered, so that many programs ask each question once.
///
/// It is for one process: what is fetched or committed meanwhile is not seen, unless it is told to forget.
final class GitMemory: Sendable {
    private struct Question: Hashable {
        let folder: String
        let arguments: [String]
    }

    private let answers = Mutex<[Question: [UInt8]]>([:])

    func run(in folder: String, _ arguments: [String]) throws(GitCommand.Failure) -> [UInt8] {
        let question = Question(folder: folder, arguments: arguments)
        if let answer = answers.withLock({ $0[question] }) { return answer }
        let answer = try GitCommand.run(in: folder, arguments)
        answers.withLock { $0[question] = answer }
        return answer
    }

    /// Forgets what a repository answered.
    func forget(_ folder: String) {
        answers.withLock { answers in answers = answers.filter { $0.key.folder != folder } }
    }
}
