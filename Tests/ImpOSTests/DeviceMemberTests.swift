import ImpHardware
import ImpRuntime
import SquirrelCompiler
import Testing

@testable import ImpOS

struct DeviceMembers {
    private struct Row: Hashable {
        var path: String
        var modules: ModuleSet
        var release: String

        init(line: Substring) {
            let fields = line.split(separator: " ").map(String.init)
            path = fields[0]
            let names = Set(fields[1].split(separator: ",").map { "imp00" + $0 })
            modules = fields[1] == "all" ? .all : ModuleSet(Module.allCases.filter { names.contains($0.rawValue) })
            release = fields.count > 2 ? "impOS \(fields[2])" : ""
        }

        init(_ entry: APIEntry) {
            (path, modules, release) = (entry.path, entry.modules, entry.since.name)
        }
    }

    /// Pins are the module's data; another test compares them.
    @Test func areExactlyThoseOfRelease36() {
        let expected = Set(deviceMembers.split(separator: "\n").map(Row.init(line:)))
        let found = Set(Device.api.entries.filter { !$0.path.hasPrefix("hardware.pin") }.map(Row.init))
        #expect(expected.subtracting(found).isEmpty, "missing")
        #expect(found.subtracting(expected).isEmpty, "not in the table")
    }

    @Test(arguments: Module.allCases)
    func havePinsAsTheModuleHas(_ module: Module) {
        let found = Device.api.entries.filter {
            $0.path.hasPrefix("hardware.pin") && $0.modules.modules.contains(module)
        }
        #expect(Set(found.map(\.name)) == Set(ModuleData.of(module).pins.map(\.name)))
    }

    @Test func haveNothingLater() {
        let found = Set(Device.api.entries.map(\.path))
        #expect(laterDeviceMembers.filter(found.contains).isEmpty)
    }
}
