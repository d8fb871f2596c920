/// The sources of a session before Builder sees them: what the vendor's tool makes of a test file.
///
/// The test file becomes the body of a function, so its locals stay its own, while its classes reach the root table. On
/// the other half run the program under test and the test file's partner.
struct SessionSource {
    let project: TestProject
    let file: TestFile
    let selection: TestSelection
    /// What the messages of the session are marked with.
    let session: String
    let framework: TestFramework

    /// The source of one half.
    func text(_ side: TestSide) -> String {
        let tail = side == .device ? "\n" + codeUpdate : ""
        return (side == file.side ? tests : other) + tail
    }

    private var tests: String {
        """
        \(framework.file.map(include) ?? "")

        \(program(file.side))

        // tests module
        function __module_tests(ImpTestCase) {
        \(include(file.path))
        }

        // tests bootstrap module
        function __module_tests_bootstrap(ImpUnitRunner) {
        #line 1 "__tests_bootstrap__"
        \(bootstrap)
        }

        // resolve modules
        __module_tests(__module_impUnit_exports.ImpTestCase);
        __module_tests_bootstrap(__module_impUnit_exports.ImpUnitRunner);

        """
    }

    /// Two seconds after the start the device's and the agent's first lines are in the log.
    private var bootstrap: String {
        """
        imp.wakeup(2, function() {
            local runner = ImpUnitRunner();
            runner.readableOutput = false;
            runner.session = "\(session)";
            runner.timeout = \(squirrelNumber(project.timeout));
            runner.stopOnFailure = \(project.stopsOnFailure);
            runner.testClass = "\(selection.className)";
            runner.testCase = "\(selection.method)";
            runner.run();
        });
        """
    }

    private var other: String {
        """
        \(program(file.side.other))

        \(file.partner.map { include($0) } ?? "")

        """
    }

    private func program(_ side: TestSide) -> String {
        let path = side == .agent ? project.agentFile : project.deviceFile
        return path.map(include) ?? "/* no \(side.rawValue) source */"
    }

    /// Makes the device's program of each session another one, as on a device, where only new code is loaded.
    private var codeUpdate: String { "// force code update\n\"\(session)\"\n" }

    private func include(_ path: String) -> String {
        "@include \"" + path.replacing("\\", with: "/").replacing("\"", with: "\\\"") + "\""
    }
}

/// Whole seconds as an integer, so that the framework's messages show `30` and not `30.0`.
private func squirrelNumber(_ value: Double) -> String {
    Int32(exactly: value).map(String.init) ?? String(value)
}
