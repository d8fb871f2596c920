import Foundation
import Glibc
import Testing

@testable import SquirrelVM

@Suite struct CivilDateTests {
    @Test func againstGlibc() {
        var r = Random(41), bad = 0, n = 0
        var times: [Int64] = [
            0, -1, 86399, 86400, -86400, -86401, 951_782_400, 951_868_799, 4_107_542_400, Int64(Int32.max),
            Int64(Int32.min), Int64(UInt32.max), 946_684_800, 4_102_444_799, -62_167_219_200, -62_167_219_201,
            253_402_300_799,
        ]
        for year in stride(from: -3000, to: 5000, by: 1) { times.append(Int64(year) * 31_556_952) }
        for _ in 0..<1_000_000 {
            times.append(Int64(UInt32(truncatingIfNeeded: r.next())))
            times.append(Int64(Int32(truncatingIfNeeded: r.next())))
            times.append(Int64(bitPattern: r.next()) >> Int64(8 + r.below(40)))
        }
        for t in times {
            var tm = tm(), time = time_t(t)
            guard gmtime_r(&time, &tm) != nil else { continue }
            let d = CivilDate(secondsSinceEpoch: t)
            n += 1
            let same =
                d.year == Int64(tm.tm_year) + 1900 && d.month == tm.tm_mon && d.day == tm.tm_mday
                && d.hour == tm.tm_hour
                && d.minute == tm.tm_min && d.second == tm.tm_sec && d.weekday == tm.tm_wday
                && d.dayOfYear == tm.tm_yday
            if !same || d.secondsSinceEpoch != t {
                bad += 1
                if bad < 10 { print("DIFF \(t) \(d) \(tm)") }
            }
        }
        print("dates against gmtime_r and back: \(n) compared, \(bad) different")
        #expect(bad == 0)
    }

    @Test func carryAndExtremes() {
        var r = Random(42), bad = 0
        for _ in 0..<200_000 {
            var tm = tm(), d = CivilDate(secondsSinceEpoch: 0)
            d.year = Int64(1800 + r.below(500))
            d.month = Int32(r.below(60) - 30)
            d.day = Int32(r.below(1000) - 500)
            d.hour = Int32(r.below(100) - 50)
            d.minute = Int32(r.below(200) - 100)
            d.second = Int32(r.below(200) - 100)
            tm.tm_year = Int32(d.year - 1900)
            tm.tm_mon = d.month
            tm.tm_mday = d.day
            tm.tm_hour = d.hour
            tm.tm_min = d.minute
            tm.tm_sec = d.second
            if Int64(timegm(&tm)) != d.secondsSinceEpoch { bad += 1 }
        }
        #expect(bad == 0)
        for t in [Int64.min, Int64.max, Int64.min + 1, Int64.max - 1] {
            let d = CivilDate(secondsSinceEpoch: t)
            #expect(d.secondsSinceEpoch == t)
            #expect((0...11).contains(d.month) && (1...31).contains(d.day) && (0...365).contains(d.dayOfYear))
        }
        var d = CivilDate(secondsSinceEpoch: 0)
        d.year = .max
        d.month = .max
        d.day = .max
        _ = d.secondsSinceEpoch
        d.year = .min
        d.month = .min
        d.day = .min
        _ = d.secondsSinceEpoch
    }
}
