import Basics
import Charts
import Datasets
import FoundationEssentials
import Imaging

/// Parts that several sections of a report have.
public enum PageParts {
    /// A numbered figure of a chart with its caption.
    ///
    /// - Parameters:
    ///   - id: a name that no other figure of the page begins with.
    ///   - isWide: whether it scrolls sideways where there is no room for it.
    public static func figure(_ chart: VectorChart, id: String, caption: String, isWide: Bool = false) -> Markup {
        let drawing = chart.markup(id: id)
        let body: Markup =
            isWide
            ? """
            <div class="scroll" tabindex="0" role="region" aria-label="\(chart.title)"><div class="wide">\(drawing)</div></div>
            """ : drawing
        return "<figure class=\"numbered\">\(body)<figcaption>\(caption)</figcaption></figure>"
    }

    /// A table of figures with a caption; the cells of the first column are headings.
    ///
    /// - Parameters:
    ///   - head: the headings of the columns; none for a table of names and figures.
    ///   - sums: how many of the last rows are sums or means of those above.
    public static func table(caption: String, head: [String] = [], rows: [[String]], sums: Int = 0) -> Markup {
        let titles = head.map { cell -> Markup in "<th scope=\"col\">\(cell)</th>" }
        let headings: Markup = head.isEmpty ? "" : "<thead><tr>\(titles)</tr></thead>"
        let lines = rows.enumerated().map { number, row -> Markup in
            let cells = row.enumerated().map { column, cell -> Markup in
                column == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
            }
            return number == rows.count - sums && sums > 0 ? "<tr class=\"sum\">\(cells)</tr>" : "<tr>\(cells)</tr>"
        }
        return """
            <div class="scroll" tabindex="0" role="region" aria-label="\(caption)"><table><caption>\(caption)</caption>
            \(headings)
            <tbody>
            \(lines)
            </tbody></table></div>
            """
    }

    /// A table of names and what they are, in words.
    public static func list(caption: String, _ rows: [(name: String, text: String)]) -> Markup {
        let lines = rows.map { row -> Markup in "<tr><th scope=\"row\">\(row.name)</th><td>\(row.text)</td></tr>" }
        return "<table class=\"words\"><caption>\(caption)</caption><tbody>\n\(lines)\n</tbody></table>"
    }

    /// Text of a program, with its line breaks.
    ///
    /// - Parameter wraps: whether long lines are broken; otherwise they scroll.
    public static func program(_ text: String, wraps: Bool = false) -> Markup {
        wraps
            ? "<pre class=\"wrap\">\(text)</pre>"
            : "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Text\"><pre>\(text)</pre></div>"
    }

    /// Says what was not measured, and how it would be.
    public static func missing(_ what: String, command: String? = nil) -> Markup {
        guard let command else { return "<p class=\"missing\">\(what)</p>" }
        return "<p class=\"missing\">\(what) <code>\(command)</code></p>"
    }

    /// A picture within the page: the region of a sample that the network reads, as JPEG.
    ///
    /// - Throws: `ImageError` when the picture or its region is empty, `RenderingError` when it cannot be compressed.
    static func picture(of sample: Sample, words: String, side: Int = 92) throws -> Markup {
        let bytes = try JPEGFile.bytes(of: Thumbnail.picture(of: sample, side: side), quality: 82)
        let data = Data(bytes).base64EncodedString()
        return "<img width=\"\(side)\" height=\"\(side)\" alt=\"\(words)\" src=\"data:image/jpeg;base64,\(data)\">"
    }
}
