/// impUnit, with the `Promise` and the `JSONEncoder` that it brings into a test session, as Squirrel.
public enum ImpUnitFramework {
    /// What the names of its sources begin with, in traces.
    static let sourcePrefix = "impUnit/"

    /// One program, to stand before everything else on the side that is tested. It ends with a line feed, so that what
    /// follows begins in the first column.
    public static let source: [UInt8] = parts.flatMap { "#line 1 \"\(sourcePrefix)\($0).nut\"\n".utf8 + $1 }

    private static var parts: [(name: String, text: [UInt8])] {
        [
            ("Promise", PackageResources.Promise_nut),
            ("JSONEncoder", PackageResources.JSONEncoder_nut),
            // Makes the names of the framework in the order that counts.
            ("ImpUnit", PackageResources.ImpUnit_nut),
            ("ImpTestCase", PackageResources.ImpTestCase_nut),
            ("DeepEquality", PackageResources.DeepEquality_nut),
            ("ImpUnitRunner", PackageResources.ImpUnitRunner_nut),
            ("TestDiscovery", PackageResources.TestDiscovery_nut),
            ("Exports", PackageResources.Exports_nut),
        ]
    }
}
