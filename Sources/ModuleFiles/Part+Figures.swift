import ImpHardware

extension Part {
    func memory() throws(ModuleFileError) -> MemoryData {
        try allow(["application", "program", "heap", "stack"])
        return MemoryData(
            application: try member("application").bytes(), program: try member("program").bytes(),
            heap: try member("heap").bytes(), stack: try member("stack").bytes())
    }

    func flash() throws(ModuleFileError) -> FlashData {
        try allow(["kind", "size", "sector", "programUnit", "endurance"])
        return FlashData(
            kind: try member("kind").choice(), size: try member("size").bytes(),
            sector: try member("sector").bytes(), programUnit: try member("programUnit").bytes(),
            endurance: try member("endurance").erases())
    }

    func timing() throws(ModuleFileError) -> TimingData {
        try allow(["event", "call", "hash", "keyedHash", "hashedByte"])
        return TimingData(
            event: try member("event").time(), call: try member("call").time(), hash: try member("hash").time(),
            keyedHash: try member("keyedHash").time(), hashedByte: try member("hashedByte").time())
    }

    func power() throws(ModuleFileError) -> PowerData {
        try allow([
            "running", "shallowSleep", "shallowSleepBefore36", "deepSleep", "blinkUp", "ethernet", "radio",
        ])
        return PowerData(
            running: try member("running").current(), shallowSleep: try member("shallowSleep").current(),
            shallowSleepBefore36: try optional("shallowSleepBefore36")?.current(),
            deepSleep: try optional("deepSleep")?.current(), blinkUp: try member("blinkUp").current(),
            ethernet: try optional("ethernet")?.current(), radio: try member("radio").radio())
    }

    private func radio() throws(ModuleFileError) -> RadioPower {
        try allow(["receive", "transmit", "powerSave", "scan"])
        return RadioPower(
            receive: try member("receive").current(), transmit: try member("transmit").current(),
            powerSave: try member("powerSave").current(), scan: try member("scan").current())
    }
}
