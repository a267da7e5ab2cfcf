extension NetworkDescription {
    /// A table of the layers, what each hands on, and its learnt parameters, with their total below.
    public func summary() -> String {
        var rows = [["#", "layer", "output", "parameters"], ["", "input", "\(input)", ""]]
        let counts = parameterCounts
        for (index, layer) in layers.enumerated() {
            rows.append(["\(index)", layer.title, "\(outputs[index])", grouped(counts[index])])
        }
        rows.append(["", "total", "", grouped(parameterCount)])
        let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        var lines = rows.map { row in
            zip(row, widths).enumerated().map { column, cell in
                let padding = String(repeating: " ", count: cell.1 - cell.0.count)
                // Numbers line up on the right, words on the left.
                return column == 0 || column == 3 ? padding + cell.0 : cell.0 + padding
            }.joined(separator: "  ")
        }
        lines.insert(rule, at: lines.count - 1)
        lines.insert(rule, at: 1)
        return lines.map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n")
    }

    /// A number with its thousands set apart, such as "1,234,567".
    private func grouped(_ number: Int) -> String {
        let digits = Array("\(number)")
        return digits.indices.reduce(into: "") { text, index in
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digits[index])
        }
    }
}
