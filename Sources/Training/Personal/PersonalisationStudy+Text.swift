import Basics
import Charts
import FoundationEssentials
import Imaging

extension PersonalisationStudy {
    /// The means over people as a table.
    public var text: String {
        var lines = ["taught       pictures  people  all letters  taught ones  errors gone  others   at worst  longest"]
        for row in rows {
            lines.append(
                (row.taught == .all ? "all letters" : "ten worst  ")
                    + String(
                        printf: "  %8ld  %6ld  %9.1f %%  %9.1f %%  %9.0f %%  %+.2f %%  %+.2f %%  %5.0f s", row.count,
                        row.people, row.all * 100, row.ofTaught * 100, row.removed * 100, -row.cost * 100,
                        -row.highestCost * 100, row.seconds))
        }
        return lines.joined(separator: "\n")
    }

    /// The means and the outcomes of every person as one JSON object with sorted keys.
    ///
    /// - Throws: what the encoder throws.
    public func json() throws -> String {
        struct Figures: Encodable {
            var means: [Row]
            var outcomes: [Outcome]
        }
        return String(
            decoding: try JSONEncoder.pretty.encode(Figures(means: rows, outcomes: outcomes)), as: UTF8.self)
    }
}

/// The accuracy on a person's held-back pictures by the number of pictures of each letter that were learnt.
public struct PersonalisationPicture {
    private let rows: [PersonalisationStudy.Row]
    private let area = Rectangle(x: 84, y: 84, width: 460, height: 300)
    private let lowest: Double

    /// Prepares the chart of a study.
    public init(_ study: PersonalisationStudy) {
        rows = study.rows
        let least = rows.map { min($0.all, $0.ofTaught) }.min() ?? 0
        lowest = min((least * 20).rounded(.down) / 20, 0.95)
    }

    /// Draws a curve for all letters taught, and two for the ten worst: what is read of all letters, and of those.
    ///
    /// - Throws: `ImageError.noFont`.
    public func picture() throws(ImageError) -> RGBImage {
        var canvas = Canvas(width: Int(area.maxX + 48), height: Int(area.maxY + 124))
        let small = TextStyle(size: 12, colour: Palette.faint)
        try canvas.write(
            "People never seen, after some pictures of each letter", x: 24, y: 30,
            style: TextStyle(size: 19, bold: true))
        try canvas.write(
            "right answers on later pictures of the same recordings, mean over \(rows.first?.people ?? 0) people",
            x: 24,
            y: 56, style: TextStyle(size: 13, colour: Palette.faint))
        canvas.fill(area, with: Palette.panel)
        for step in 0...5 {
            let value = lowest + (1 - lowest) * Double(step) / 5
            canvas.line(fromX: area.x, y: y(value), toX: area.maxX, y: y(value), with: Palette.grid)
            try canvas.write(
                String(printf: "%.0f %%", value * 100), x: area.x - 8, y: y(value), style: small, alignment: .right)
        }
        let counts = Set(rows.map(\.count)).sorted()
        for count in counts {
            try canvas.write(
                "\(count)", x: x(count, counts), y: area.maxY + 16, style: small, alignment: .centre)
        }
        try canvas.write(
            "pictures learnt of each letter", x: area.midX, y: area.maxY + 36, style: small, alignment: .centre)
        let curves:
            [(
                name: String, colour: Colour, taught: PersonalisationStudy.Taught,
                value: (PersonalisationStudy.Row) -> Double
            )] = [
                ("all letters taught", Palette.blue, .all, \.all),
                ("ten worst letters taught: all letters", Palette.green, .worst, \.all),
                ("ten worst letters taught: these letters", Palette.orange, .worst, \.ofTaught),
            ]
        for (row, curve) in curves.enumerated() {
            let points = rows.filter { $0.taught == curve.taught }.map {
                (x: x($0.count, counts), y: y(curve.value($0)))
            }
            canvas.polyline(points, width: 2.5, with: curve.colour)
            for point in points { canvas.circle(x: point.x, y: point.y, radius: 3.5, with: curve.colour) }
            let place = area.maxY + 62 + Double(row) * 20
            canvas.line(fromX: area.x, y: place, toX: area.x + 18, y: place, width: 3, with: curve.colour)
            try canvas.write(curve.name, x: area.x + 26, y: place, style: TextStyle(size: 13))
        }
        return canvas.image
    }

    /// Counts lie evenly, however far they are apart.
    private func x(_ count: Int, _ counts: [Int]) -> Double {
        let place = Double(counts.firstIndex(of: count) ?? 0)
        return area.x + 24 + (area.width - 48) * (counts.count > 1 ? place / Double(counts.count - 1) : 0.5)
    }

    private func y(_ value: Double) -> Double { area.maxY - area.height * (value - lowest) / (1 - lowest) }
}
