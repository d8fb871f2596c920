// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "openimp",
    products: [
        .executable(name: "imp", targets: ["imp"]),
        .executable(name: "benchmarks", targets: ["benchmarks"]),
        // For Fuzz/Package.swift.
        .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // Of tests: certificates of servers on loopback.
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The language: nothing but the standard library.
        .target(name: "SquirrelVM", swiftSettings: settings + machineSettings),
        .target(name: "SquirrelCompiler", dependencies: ["SquirrelVM"], swiftSettings: settings),
        // imp, bottom up.
        .target(
            name: "ImpRuntime",
            dependencies: [
                "SquirrelVM", "SquirrelCompiler", .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "HeapModule", package: "swift-collections"),
            ],
            swiftSettings: settings),
        .target(name: "ImpLink", dependencies: ["ImpRuntime"], swiftSettings: settings),
        .target(name: "ImpHardware", dependencies: ["ImpRuntime"], swiftSettings: settings),
        .target(
            name: "ImpOS",
            dependencies: [
                "SquirrelVM", "ImpRuntime", "ImpHardware", "ImpLink", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .target(
            name: "ImpAgent",
            dependencies: [
                "SquirrelVM", "ImpRuntime", "ImpLink",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOConcurrencyHelpers", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: settings),
        // Scenario files: what happens to a simulated device, and what must be seen. Its own reader of YAML, since the
        // library would bring all of Foundation into `imp`.
        .target(name: "ImpScenario", dependencies: ["ImpRuntime"], swiftSettings: settings),
        .target(
            name: "ImpSimulation",
            dependencies: [
                "SquirrelVM", "ImpRuntime", "ImpLink", "ImpHardware", "ImpOS", "ImpAgent", "ImpScenario",
            ],
            swiftSettings: settings),
        // Programs of several files.
        .target(
            name: "ImpBuilder", dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            resources: [.embedInCode("Requires/libraries.txt")], swiftSettings: settings),
        // Test suites. The framework's text is part of the executable.
        .target(
            name: "ImpTest",
            dependencies: [
                "SquirrelVM", "SquirrelCompiler", "ImpRuntime", "ImpAgent", "ImpSimulation", "ImpBuilder",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            resources: [
                .embedInCode("Framework/Promise.nut"),
                .embedInCode("Framework/JSONEncoder.nut"),
                .embedInCode("Framework/ImpUnit.nut"),
                .embedInCode("Framework/ImpTestCase.nut"),
                .embedInCode("Framework/DeepEquality.nut"),
                .embedInCode("Framework/ImpUnitRunner.nut"),
                .embedInCode("Framework/TestDiscovery.nut"),
                .embedInCode("Framework/Exports.nut"),
            ],
            swiftSettings: settings),
        // The command line. C, since a define of Swift has no value; a new commit builds this and ImpCommand anew.
        .target(
            name: "BuildCommit",
            cSettings: [.define("BUILD_COMMIT", to: "\"\(Context.environment["IMP_COMMIT"] ?? "")\"")]),
        .target(
            name: "ImpCommand",
            dependencies: [
                "BuildCommit", "SquirrelVM", "SquirrelCompiler", "ImpRuntime", "ImpOS", "ImpAgent", "ImpScenario",
                "ImpSimulation", "ImpHardware", "ImpBuilder", "ImpTest",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "imp", dependencies: ["ImpCommand"], swiftSettings: settings, linkerSettings: archiveSettings),
        // Sources that come from tables.
        .executableTarget(
            name: "generate", dependencies: ["SquirrelVM", "ImpRuntime", "ImpHardware", "ModuleFiles"],
            path: "Sources/Generate", swiftSettings: settings),
        // Reads the data of modules, for `generate`: YAML would bring all of Foundation into `imp`.
        .target(
            name: "ModuleFiles",
            dependencies: ["ImpHardware", "ImpRuntime", .product(name: "Yams", package: "Yams")],
            swiftSettings: settings),
        // Speed and size, measured and compared.
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "SquirrelVM", "SquirrelCompiler", "ImpRuntime", "ImpHardware", "ImpOS", "ImpAgent",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/Runner", swiftSettings: settings),
        // What the fuzzers run; the executables around it are in Fuzz/Package.swift.
        .target(
            name: "FuzzTargets",
            dependencies: [
                "SquirrelVM", "SquirrelCompiler", "ImpRuntime", "ImpHardware", "ImpLink", "ImpOS", "ImpScenario",
            ],
            path: "Fuzz/Targets", swiftSettings: settings),

        // Random programs.
        .target(name: "ProgramGenerator", path: "Fuzz/ProgramGenerator", swiftSettings: settings),

        // What several of the tests need.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "SquirrelVMTests", dependencies: ["SquirrelVM", "SquirrelCompiler", "generate"],
            swiftSettings: testSettings),
        .testTarget(
            name: "SquirrelCompilerTests", dependencies: ["SquirrelCompiler", "SquirrelVM"], swiftSettings: testSettings
        ),
        .testTarget(
            name: "ImpRuntimeTests", dependencies: ["ImpRuntime", "SquirrelCompiler", "SquirrelVM"],
            swiftSettings: testSettings),
        .testTarget(
            name: "ImpHardwareTests", dependencies: ["ImpHardware", "ImpRuntime", "ModuleFiles"],
            swiftSettings: testSettings),
        .testTarget(name: "ImpLinkTests", dependencies: ["ImpLink", "ImpRuntime"], swiftSettings: testSettings),
        .testTarget(
            name: "ImpOSTests",
            dependencies: ["ImpOS", "ImpRuntime", "ImpLink", "ImpSimulation", "SquirrelCompiler", "SquirrelVM"],
            swiftSettings: testSettings),
        .testTarget(
            name: "ImpAgentTests",
            dependencies: [
                "ImpAgent", "ImpRuntime", "ImpLink", "SquirrelCompiler", "SquirrelVM",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "X509", package: "swift-certificates"),
            ],
            swiftSettings: testSettings),
        .testTarget(
            name: "ImpScenarioTests",
            dependencies: [
                "ImpScenario", "ImpRuntime", "TestSupport", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: testSettings),
        .testTarget(
            name: "ImpSimulationTests",
            dependencies: [
                "ImpSimulation", "ImpRuntime", "ImpLink", "ImpOS", "ImpAgent", "ImpScenario", "SquirrelCompiler",
                "SquirrelVM", "TestSupport",
            ],
            exclude: ["Scenarios/Days"], swiftSettings: testSettings),
        .testTarget(name: "ImpBuilderTests", dependencies: ["ImpBuilder", "TestSupport"], swiftSettings: testSettings),
        .testTarget(
            name: "ImpTestTests",
            dependencies: [
                "ImpTest", "ImpBuilder", "ImpSimulation", "ImpRuntime", "SquirrelCompiler", "SquirrelVM", "TestSupport",
            ],
            exclude: ["Fixtures"], swiftSettings: testSettings),
        .testTarget(
            name: "ImpCommandTests", dependencies: ["ImpCommand", "SquirrelCompiler", "SquirrelVM", "TestSupport"],
            swiftSettings: testSettings),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: testSettings),
        .testTarget(
            name: "ConformanceTests", dependencies: ["ImpCommand", "SquirrelCompiler", "SquirrelVM"],
            swiftSettings: testSettings),
        .testTarget(name: "BenchmarksTests", dependencies: ["benchmarks"], swiftSettings: testSettings),
        .testTarget(
            name: "DifferentialTests", dependencies: ["ProgramGenerator", "SquirrelCompiler", "SquirrelVM"],
            swiftSettings: testSettings),
    ],
    swiftLanguageModes: [.v6]
)

/// Boxed values are written down.
var settings: [SwiftSetting] {
    [
        .enableUpcomingFeature("ExistentialAny")
    ]
}

/// Nobody waits for tests to run as long as for their compilation.
var testSettings: [SwiftSetting] {
    settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))]
}

/// The interpreter's loop needs its indirect jumps replicated, and no dead-store elimination on raw memory
/// (docs/machine.md says why); without these flags everything works, a few percent slower.
var machineSettings: [SwiftSetting] {
    [
        .unsafeFlags([
            "-Xllvm", "-sil-disable-pass=dead-store-elimination",
            "-Xllvm", "-enable-tail-merge=false",
            "-Xllvm", "-tail-dup-pred-size=10000", "-Xllvm", "-tail-dup-succ-size=10000",
        ])
    ]
}

/// `make build` puts libstdc++, libgcc and zlib there as archives, so that the executable needs nothing but glibc;
/// without them it is linked with the shared ones.
var archiveSettings: [LinkerSetting] {
    [.unsafeFlags(["-L\(Context.packageDirectory)/.build/archives"])]
}
