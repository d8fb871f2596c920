// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "openimp",
    products: [
        .executable(name: "imp", targets: ["imp"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .target(name: "SquirrelVM", swiftSettings: settings + machineSettings),
        .target(name: "SquirrelCompiler", dependencies: ["SquirrelVM"], swiftSettings: settings),
        .target(
            name: "ImpCommand",
            dependencies: [
                "SquirrelVM", "SquirrelCompiler",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(name: "imp", dependencies: ["ImpCommand"], swiftSettings: settings),
        .testTarget(
            name: "ImpCommandTests", dependencies: ["ImpCommand", "SquirrelVM", "SquirrelCompiler"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)

/// What leaks into a module's interface is written down, and so is every boxed value.
var settings: [SwiftSetting] {
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
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
