public import ImpRuntime

extension Agent {
    /// The API that programs of an agent see.
    public static let api = APITable<Agent>(
        functions: SharedAPI.functions(for: Agent.self) + LogAPI.functions(for: Agent.self) + DeviceObjectAPI.functions
            + StoreAPI.functions + HTTPObjectAPI.functions + RequestAPI.functions + RequestObjectAPI.functions
            + EncodingAPI.functions + ResponseAPI.functions,
        constants: SharedAPI.constants + RequestObjectAPI.constants,
        classes: SharedAPI.classes.union(["httprequest", "httpresponse"]))
}
