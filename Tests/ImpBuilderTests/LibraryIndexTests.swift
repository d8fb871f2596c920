import Testing

@testable import ImpBuilder

@Suite struct LibraryIndexTests {
    @Test func everyLineIsAnEntry() {
        let lines = String(decoding: PackageResources.libraries_txt, as: UTF8.self).split(separator: "\n")
        let entries = LibraryIndex.shipped.entries
        #expect(entries.count == lines.count { !$0.hasPrefix("#") } && entries.count > 100)
    }

    @Test func aNameMeansOneLibrary() {
        let names = LibraryIndex.shipped.entries.flatMap(\.names).map { $0.lowercased() }
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasSuffix(".lib.nut") || $0.hasSuffix(".class.nut") })
    }

    @Test func namesAreLookedUpInAnyCase() {
        let index = LibraryIndex("# comment\n\no/r New.lib.nut old.class.nut\nnothing\nbad name.nut\n")
        #expect(index.entries.count == 1)
        #expect(index.repository(of: "OLD.class.nut")?.description == "o/r")
        #expect(index.names(sameAs: "Old.class.nut") == ["old.class.nut", "new.lib.nut"])
        #expect(index.names(sameAs: "Other.nut") == ["other.nut"])
    }
}
