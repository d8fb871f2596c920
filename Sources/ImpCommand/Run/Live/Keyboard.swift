import Dispatch
import Glibc

/// The keys of the terminal that a run was started on. They come one by one and are not shown until `cancel`.
struct Keyboard: Sendable {
    /// The terminal's settings of before.
    private let settings: termios

    /// Nil where nobody sits: no terminal, or the process is in its background.
    ///
    /// - Parameter press: gets each character, on a thread of its own.
    init?(_ press: @escaping @Sendable (Character) -> Void) {
        var settings = termios()
        guard Keyboard.isAttended, tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        self.settings = settings
        // Ctrl-C stays what it is.
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        guard tcsetattr(STDIN_FILENO, TCSANOW, &settings) == 0 else { return nil }
        DispatchQueue(label: "imp.keys").async {
            var byte: UInt8 = 0
            while read(STDIN_FILENO, &byte, 1) == 1 { press(Character(UnicodeScalar(byte))) }
        }
    }

    /// Whether somebody can press keys and see what they do.
    static var isAttended: Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 && tcgetpgrp(STDIN_FILENO) == getpgrp()
    }

    func cancel() {
        var settings = settings
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }
}
