extension Generator {
    private static let maximalDepth = 4
    /// A program with so many statements grows no more blocks.
    private static let ampleCount = 120

    /// One statement, with the declarations it needs.
    mutating func statement() -> [Statement] {
        statementCount += 1
        let mayNest = statementDepth <= Self.maximalDepth && statementCount < Self.ampleCount
        let productions = Self.simpleStatements + (mayNest ? Self.nestedStatements : [])
        return choose(productions) ?? [Statement("out(\(integer));")]
    }

    private static let simpleStatements = plainStatements + containerStatements + objectStatements + jumpStatements
    private static let nestedStatements =
        branchStatements + loopStatements + functionStatements + classStatements + operationStatements
        + scenarioStatements
}
