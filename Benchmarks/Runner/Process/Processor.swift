// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Glibc

/// Keeps this process and the programs that it starts on one processor, so that none of them pays for moving.
enum Processor {
    /// Pins to the last processor that is allowed; the first ones tend to serve interrupts.
    ///
    /// - Returns: its number; nil when the system refuses.
    static func pin() -> Int? {
        var allowed = [UInt8](repeating: 0, count: maskBytes)
        guard sched_getaffinity(0, maskBytes, &allowed) == 0, let number = last(of: allowed) else { return nil }
        var one = [UInt8](repeating: 0, count: maskBytes)
        one[number / 8] = 1 << UInt8(number % 8)
        return sched_setaffinity(0, maskBytes, one) == 0 ? number : nil
    }

    /// The highest bit that is set in a mask, the lowest byte first.
    static func last(of mask: [UInt8]) -> Int? {
        mask.lastIndex { $0 != 0 }.map { $0 * 8 + 7 - mask[$0].leadingZeroBitCount }
    }

    /// As in C's `cpu_set_t`: 1,024 processors.
    private static let maskBytes = 128
}

// Glibc's header shows these to C only under a feature macro that Swift's import does not set.
@_silgen_name("sched_getaffinity")
private func sched_getaffinity(_ id: pid_t, _ size: Int, _ mask: UnsafeMutableRawPointer) -> Int32
@_silgen_name("sched_setaffinity")
private func sched_setaffinity(_ id: pid_t, _ size: Int, _ mask: UnsafeRawPointer) -> Int32
