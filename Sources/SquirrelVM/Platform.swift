// swift-format-ignore-file: AlwaysUseLowerCamelCase
// The machine's only door to the outside: memory and the C library's mathematics. Everything else in this target
// compiles without an operating system; a port to another system replaces this file.

#if canImport(Glibc)
    import Glibc

    /// Glibc's header shows it to C only under a feature macro that Swift's import does not set.
    @_silgen_name("memfd_create")
    private func memfd_create(_ name: UnsafePointer<CChar>, _ flags: UInt32) -> Int32
    private let closeOnExec: UInt32 = 1

    /// Memory that several machines map, each with its own changes.
    struct PlatformImage {
        private let file: Int32
        private let count: Int

        /// A copy of `count` bytes.
        init?(_ bytes: UnsafeRawPointer, _ count: Int) {
            file = memfd_create("machine", closeOnExec)
            self.count = count
            if file < 0 { return nil }
            if !write(bytes) {
                close()
                return nil
            }
        }

        private func write(_ bytes: UnsafeRawPointer) -> Bool {
            var done = 0
            while done < count {
                let written = pwrite(file, bytes + done, count - done, done)
                if written <= 0 { return false }
                done += written
            }
            return true
        }

        /// Takes the place of reserved memory, which begins at a page's beginning. False when the system has no room.
        func lay(over pointer: UnsafeMutableRawPointer) -> Bool {
            let protection = PROT_READ | PROT_WRITE
            return mmap(pointer, count, protection, MAP_PRIVATE | MAP_NORESERVE | MAP_FIXED, file, 0) != MAP_FAILED
        }

        func close() { _ = Glibc.close(file) }
    }

    /// The addresses of a block and of all that an offset could lead to beyond it.
    ///
    /// Offsets have 32 bits and count from the block's start. What lies within their reach and is not the block, and
    /// a page before it, may not be touched: the process would end at once rather than read or change other memory.
    private enum AddressWindow {
        private static let before = 4096
        /// 0 where addresses are as narrow as offsets.
        private static let reach = Int(truncatingIfNeeded: Int64(1) << 32)

        private static func size(_ block: Int) -> Int { before + max(reach, (block + 4095) & ~4095) + 4096 }

        /// The block's place in a window of its own; nothing in it may be touched yet.
        static func reserve(_ block: Int) -> UnsafeMutableRawPointer? {
            let flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE
            guard let window = mmap(nil, size(block), PROT_NONE, flags, -1, 0), window != MAP_FAILED else { return nil }
            return window + before
        }

        static func release(_ pointer: UnsafeMutableRawPointer, _ block: Int) {
            munmap(pointer - before, size(block))
        }
    }

    enum Platform {
        /// Reserves `size` bytes of zeroed, readable and writable addresses; memory is taken when it is touched.
        static func reserve(_ size: Int) -> UnsafeMutableRawPointer? {
            guard let block = AddressWindow.reserve(size) else { return nil }
            if mprotect(block, size, PROT_READ | PROT_WRITE) == 0 { return block }
            AddressWindow.release(block, size)
            return nil
        }

        static func release(_ pointer: UnsafeMutableRawPointer, _ size: Int) {
            AddressWindow.release(pointer, size)
        }

        /// Asks for memory in pages of 4 KB: where many machines are idle, huge ones would hold what none of them uses.
        static func useSmallPages(_ pointer: UnsafeMutableRawPointer, _ size: Int) {
            madvise(pointer, size, MADV_NOHUGEPAGE)
        }

        /// Gives the memory of whole pages back to the system; what they hold afterwards is no longer defined.
        static func discard(_ pointer: UnsafeMutableRawPointer, _ size: Int) {
            madvise(pointer, size, MADV_DONTNEED)
        }

        static func copy(_ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
            memcpy(target, source, count)
        }

        static func move(_ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
            memmove(target, source, count)
        }

        static func zero(_ target: UnsafeMutableRawPointer, _ count: Int) {
            memset(target, 0, count)
        }

        static func compare(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Int32 {
            memcmp(a, b, count)
        }

        /// The place of the first `byte` among `count` bytes.
        static func find(_ byte: UInt8, in bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
            memchr(bytes, Int32(byte), count).map { UnsafeRawPointer($0) - UnsafeRawPointer(bytes) }
        }

        static func fmod(_ a: Double, _ b: Double) -> Double { Glibc.fmod(a, b) }
        static func sin(_ x: Double) -> Double { Glibc.sin(x) }
        static func cos(_ x: Double) -> Double { Glibc.cos(x) }
        static func tan(_ x: Double) -> Double { Glibc.tan(x) }
        static func asin(_ x: Double) -> Double { Glibc.asin(x) }
        static func acos(_ x: Double) -> Double { Glibc.acos(x) }
        static func atan(_ x: Double) -> Double { Glibc.atan(x) }
        static func exp(_ x: Double) -> Double { Glibc.exp(x) }
        static func log(_ x: Double) -> Double { Glibc.log(x) }
        static func log10(_ x: Double) -> Double { Glibc.log10(x) }
        static func atan2(_ y: Double, _ x: Double) -> Double { Glibc.atan2(y, x) }
        static func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
    }
#else
    @_extern(c, "imp_reserve") func imp_reserve(_ size: Int) -> UnsafeMutableRawPointer?
    @_extern(c, "imp_release") func imp_release(_ pointer: UnsafeMutableRawPointer, _ size: Int)
    @_extern(c, "memcpy") func imp_memcpy(_ t: UnsafeMutableRawPointer, _ s: UnsafeRawPointer, _ n: Int)
    @_extern(c, "memmove") func imp_memmove(_ t: UnsafeMutableRawPointer, _ s: UnsafeRawPointer, _ n: Int)
    @_extern(c, "memset") func imp_memset(_ t: UnsafeMutableRawPointer, _ v: Int32, _ n: Int)
    @_extern(c, "memcmp") func imp_memcmp(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ n: Int) -> Int32
    @_extern(c, "memchr")
    func imp_memchr(_ b: UnsafeRawPointer, _ v: Int32, _ n: Int) -> UnsafeRawPointer?
    @_extern(c, "fmod") func imp_fmod(_ a: Double, _ b: Double) -> Double
    @_extern(c, "sin") func imp_sin(_ x: Double) -> Double
    @_extern(c, "cos") func imp_cos(_ x: Double) -> Double
    @_extern(c, "tan") func imp_tan(_ x: Double) -> Double
    @_extern(c, "asin") func imp_asin(_ x: Double) -> Double
    @_extern(c, "acos") func imp_acos(_ x: Double) -> Double
    @_extern(c, "atan") func imp_atan(_ x: Double) -> Double
    @_extern(c, "exp") func imp_exp(_ x: Double) -> Double
    @_extern(c, "log") func imp_log(_ x: Double) -> Double
    @_extern(c, "log10") func imp_log10(_ x: Double) -> Double
    @_extern(c, "atan2") func imp_atan2(_ y: Double, _ x: Double) -> Double
    @_extern(c, "pow") func imp_pow(_ x: Double, _ y: Double) -> Double

    /// Without an operating system to share pages, an image is a copy in memory; nothing writes to it once it is made.
    struct PlatformImage: @unchecked Sendable {
        private let memory: UnsafeMutableRawPointer
        private let count: Int

        init?(_ bytes: UnsafeRawPointer, _ count: Int) {
            guard let memory = imp_reserve(count) else { return nil }
            imp_memcpy(memory, bytes, count)
            self.memory = memory
            self.count = count
        }

        func lay(over pointer: UnsafeMutableRawPointer) -> Bool {
            imp_memcpy(pointer, memory, count)
            return true
        }

        func close() { imp_release(memory, count) }
    }

    enum Platform {
        static func reserve(_ size: Int) -> UnsafeMutableRawPointer? { imp_reserve(size) }
        static func release(_ pointer: UnsafeMutableRawPointer, _ size: Int) { imp_release(pointer, size) }
        static func useSmallPages(_ pointer: UnsafeMutableRawPointer, _ size: Int) {}
        static func discard(_ pointer: UnsafeMutableRawPointer, _ size: Int) {}
        static func copy(_ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
            imp_memcpy(target, source, count)
        }
        static func move(_ target: UnsafeMutableRawPointer, _ source: UnsafeRawPointer, _ count: Int) {
            imp_memmove(target, source, count)
        }
        static func zero(_ target: UnsafeMutableRawPointer, _ count: Int) { imp_memset(target, 0, count) }
        static func compare(_ a: UnsafeRawPointer, _ b: UnsafeRawPointer, _ count: Int) -> Int32 {
            imp_memcmp(a, b, count)
        }
        static func find(_ byte: UInt8, in bytes: UnsafePointer<UInt8>, _ count: Int) -> Int? {
            imp_memchr(bytes, Int32(byte), count).map { $0 - UnsafeRawPointer(bytes) }
        }
        static func fmod(_ a: Double, _ b: Double) -> Double { imp_fmod(a, b) }
        static func sin(_ x: Double) -> Double { imp_sin(x) }
        static func cos(_ x: Double) -> Double { imp_cos(x) }
        static func tan(_ x: Double) -> Double { imp_tan(x) }
        static func asin(_ x: Double) -> Double { imp_asin(x) }
        static func acos(_ x: Double) -> Double { imp_acos(x) }
        static func atan(_ x: Double) -> Double { imp_atan(x) }
        static func exp(_ x: Double) -> Double { imp_exp(x) }
        static func log(_ x: Double) -> Double { imp_log(x) }
        static func log10(_ x: Double) -> Double { imp_log10(x) }
        static func atan2(_ y: Double, _ x: Double) -> Double { imp_atan2(y, x) }
        static func pow(_ x: Double, _ y: Double) -> Double { imp_pow(x, y) }
    }
#endif
