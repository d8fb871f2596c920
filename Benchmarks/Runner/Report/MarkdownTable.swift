/// A table for people and for documents: the first column is text, the others are figures.
struct MarkdownTable {
    private var rows: [[String]]

    init(_ heading: [String]) { rows = [heading] }

    mutating func add(_ row: [String]) { rows.append(row) }

    /// The lines, columns aligned.
    var text: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        var lines = rows.map { row in line(zip(row, widths).enumerated().map { pad($1.0, $1.1, isText: $0 == 0) }) }
        lines.insert(line(widths.enumerated().map { rule($1, isText: $0 == 0) }), at: 1)
        return lines.joined(separator: "\n")
    }

    private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

    private func pad(_ cell: String, _ width: Int, isText: Bool) -> String {
        let space = String(repeating: " ", count: width - cell.count)
        return isText ? cell + space : space + cell
    }

    private func rule(_ width: Int, isText: Bool) -> String {
        let dashes = String(repeating: "-", count: max(width - 1, 1))
        return isText ? dashes + "-" : dashes + ":"
    }
}
