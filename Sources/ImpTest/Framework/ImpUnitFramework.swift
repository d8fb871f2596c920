/// impUnit, with the `Promise` and the `JSONEncoder` that it brings into a test session, as Squirrel.
public enum ImpUnitFramework {
    /// One program, to stand before everything else on the side that is tested. It ends with a line feed, so that what
    /// follows begins in the first column.
    public static let source: [UInt8] = [
        PackageResources.Promise_nut,
        PackageResources.JSONEncoder_nut,
        // Makes the names of the framework in the order that counts.
        PackageResources.ImpUnit_nut,
        PackageResources.ImpTestCase_nut,
        PackageResources.DeepEquality_nut,
        PackageResources.ImpUnitRunner_nut,
        PackageResources.TestDiscovery_nut,
        PackageResources.Exports_nut,
    ].flatMap { $0 }
}
