import ImpAgent
import ImpOS
public import ImpRuntime

/// Every member of the API, of both halves, those of later releases included: the rows of `imp api`.
public func allAPIRows() -> [APIRow] {
    apiRows(Device.api.entries + Agent.api.entries + LaterNames.entries)
}
