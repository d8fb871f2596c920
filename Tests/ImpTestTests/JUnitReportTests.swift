import ImpRuntime
import Testing

@testable import ImpTest

@Suite struct JUnitReportTests {
    @Test func report() {
        var recorder = SessionRecorder(
            SessionResult(file: TestFile("a.test.nut"), name: "x-y", ending: .stopped(.invalidState)))
        let second = Instant.start + .seconds(1)
        recorder.add(.stepStarted("A::setUp()"), at: .start)
        recorder.add(.stepPassed(.null), at: .start)
        recorder.add(.stepStarted("A::testOne()"), at: .start)
        recorder.add(.stepPassed(.string("ok")), at: second)
        recorder.add(.stepStarted("A::testTwo()"), at: second)
        recorder.add(
            .stepFailed(.string("a < \"b\"\u{1}")),
            ThrowTrace(message: "a < \"b\"\u{1}", frames: ["testTwo a.test.nut:5"]),
            at: second)
        recorder.add(.stepStarted("A::testThree()"), at: second)
        recorder.add(.stopped(.testTimeout), at: second)
        let report = JUnitReport([
            recorder.result, SessionResult(file: TestFile("b.test.nut"), name: "z", ending: .skipped),
            SessionResult(file: TestFile("c.test.nut"), name: "z", ending: .notBuilt(["c.test.nut:1:1: error: no"])),
        ])
        #expect(
            report.text == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites tests="6" failures="1" errors="3" skipped="1" time="1.000">
                  <testsuite name="a.test.nut" tests="4" failures="1" errors="2" skipped="0" time="1.000">
                    <testcase classname="A" name="testOne" file="a.test.nut" time="1.000"/>
                    <testcase classname="A" name="testTwo" file="a.test.nut" time="0.000">
                      <failure message="a &lt; &quot;b&quot;\u{FFFD}">a &lt; &quot;b&quot;\u{FFFD}&#10;testTwo a.test.nut:5</failure>
                    </testcase>
                    <testcase classname="A" name="testThree" file="a.test.nut" time="0.000">
                      <error message="The session ended before the test did">The session ended before the test did</error>
                    </testcase>
                    <testcase classname="a.test.nut" name="session" file="a.test.nut" time="0.000">
                      <error message="Testing timeout">Testing timeout</error>
                    </testcase>
                  </testsuite>
                  <testsuite name="b.test.nut" tests="1" failures="0" errors="0" skipped="1" time="0.000">
                    <testcase classname="b.test.nut" name="session" file="b.test.nut" time="0.000">
                      <skipped/>
                    </testcase>
                  </testsuite>
                  <testsuite name="c.test.nut" tests="1" failures="0" errors="1" skipped="0" time="0.000">
                    <testcase classname="c.test.nut" name="session" file="c.test.nut" time="0.000">
                      <error message="c.test.nut:1:1: error: no">c.test.nut:1:1: error: no</error>
                    </testcase>
                  </testsuite>
                </testsuites>

                """)
    }
}
