// swift-tools-version: 5.4
// Not newer: from 5.5 on SwiftPM renames the `main` of executables, and here it is libFuzzer's.
import PackageDescription

let names = [
    "compile", "load-program-image", "load-heap-image", "run", "regexp", "float-text", "wifi-frames", "blinkup",
    "link-frames", "scenario", "stored-flash", "seeds",
]

/// One executable for each target, and one that writes their first inputs. `Scripts/fuzz` builds them, with the flags
/// that instrument everything.
let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "openimp", path: "..")],
    targets: names.map { name in
        .executableTarget(
            name: name, dependencies: [.product(name: "FuzzTargets", package: "openimp")], path: "Programs/\(name)")
    }
)
