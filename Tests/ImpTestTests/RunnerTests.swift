import Testing

/// What the framework does beyond what is recorded.
@Suite struct Runner {
    private static let fruits = """
        class Apple extends ImpTestCase {
            function setUp() {}
            function testOne() {}
            function testTwo() {}
            function tearDown() {}
        }
        class Banana extends ImpTestCase {
            function testOne() {}
            function testOneMore() {}
        }
        """

    /// An empty string or null selects everything.
    @Test(arguments: [
        (["testClass = \"Banana\""], ["Banana::testOne()", "Banana::testOneMore()"]),
        (
            ["testClass = \"Apple\"", "testCase = \"testTwo\""],
            ["Apple::setUp()", "Apple::testTwo()", "Apple::tearDown()"]
        ),
        (
            ["testClass = null", "testCase = \"testOneMore\""],
            ["Apple::setUp()", "Apple::tearDown()", "Banana::testOneMore()"]
        ),
        (["testClass = \"Banana\"", "testCase = null"], ["Banana::testOne()", "Banana::testOneMore()"]),
        (["testClass = \"Nobody\""], []),
        (["testClass = \"banana\""], []),
    ])
    func runsWhatIsSelected(settings: [String], started: [String]) throws {
        let lines = try sessionLines(of: Self.fruits, settings: settings)
        #expect(lines.messages("TEST_START") == started.map { "\"\($0)\"" })
        #expect(lines.messages("SESSION_RESULT").count == 1)
    }

    @Test func writesForPeople() throws {
        let lines = try sessionLines(
            of: #"class Some extends ImpTestCase { function testOne() { info([1, "a"]); return "text"; } }"#,
            settings: ["readableOutput = true"])
        #expect(
            lines == [
                "[Agent] [impUnit:SESSION_START] ",
                "[Agent] [impUnit:TEST_START] Some::testOne()",
                #"[Agent] [impUnit:INFO] {"message":[1,"a"]}"#,
                "[Agent] [impUnit:TEST_OK] text",
                #"[Agent] [impUnit:SESSION_RESULT] {"assertions":0,"failures":0,"tests":1}"#,
            ])
    }

    /// impUnit gives the second call the context of the first for an argument, and takes that error for the expected one.
    @Test func expectsAnErrorOfEveryCall() throws {
        let lines = try sessionLines(
            of: """
                class Throwing extends ImpTestCase {
                    function test1() { return assertThrowsError(function() { throw "first"; }, this); }
                    function test2() { return assertThrowsError(function() { throw "second"; }, this); }
                    function test3() { return assertThrowsError(function() {}, this); }
                    function test4() {
                        local given = [1];
                        assertThrowsError(function(a) { throw a; }, this, given);
                        return given;
                    }
                }
                """)
        #expect(lines.messages("TEST_OK") == ["\"first\"", "\"second\"", "[1]"])
        #expect(lines.messages("TEST_FAIL") == ["\"Function was expected to throw an error\""])
    }

    /// impUnit calls them, which ends the run.
    @Test func leavesDataAlone() throws {
        let lines = try sessionLines(
            of: """
                class Data extends ImpTestCase {
                    setUp = 7;
                    testData = [1];
                    testNull = null;
                    function testIt() { return testData; }
                }
                """)
        #expect(lines.messages("TEST_START") == ["\"Data::testIt()\""])
        #expect(lines.messages("TEST_OK") == ["[1]"])
    }

    /// Names that a suite would meet when it walks the root table.
    @Test(arguments: Side.allCases)
    func leavesNoOtherNames(side: Side) throws {
        let walk = "foreach (name, _ in getroottable()) server.log(name);"
        let without = try Set(logLines(of: walk, on: side, withFramework: false))
        let with = try Set(logLines(of: walk, on: side))
        #expect(
            with.subtracting(without).map { String($0.split(separator: " ")[1]) }.sorted() == [
                "ImpTestCase", "ImpUnit", "ImpUnitRunner", "JSONEncoder", "Promise", "__module_impUnit",
                "__module_impUnit_exports",
            ])
        #expect(without.isSubset(of: with))
    }

    /// A step must not begin inside the call of the one before: a suite of many tests would not fit the stack.
    @Test func runsManyTests() throws {
        let tests = (0..<500).map { "function test\($0)() { assertTrue(true); }" }.joined(separator: "\n")
        let lines = try sessionLines(of: "class Many extends ImpTestCase {\n\(tests)\n}", on: .agent)
        #expect(lines.messages("SESSION_RESULT") == [#"{"assertions":500,"failures":0,"tests":500}"#])
    }
}
