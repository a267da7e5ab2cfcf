/// A chart as SVG inside a page, which scales with it, prints sharply and follows its light or dark colours.
///
/// Colours and type come from the page: ``style`` has the rules, which use the page's variables `--paper`, `--ink`,
/// `--faint`, `--rule`, `--panel`, `--blue`, `--orange`, `--green`, `--red` and `--teal`.
public struct VectorChart: Sendable {
    /// What the chart shows, for those who cannot see it.
    public let title: String
    /// What is to be seen in it, for those who cannot.
    public let description: String
    /// The width in units of its coordinates.
    public let width: Double
    /// The height in units of its coordinates.
    public let height: Double
    /// The shapes.
    public let content: Markup

    /// Creates a chart of shapes.
    public init(title: String, description: String, width: Double, height: Double, content: Markup) {
        (self.title, self.description, self.content) = (title, description, content)
        (self.width, self.height) = (width, height)
    }

    /// The usual width, which fits beside another chart and on a telephone.
    public static let usualWidth = 420.0

    /// The colours of several series, which colour-blind readers can distinguish, and their dashes for grey print.
    static let series = [("blue", "none"), ("orange", "7 3"), ("green", "2 3"), ("red", "9 3 2 3"), ("teal", "4 2")]

    /// Returns the SVG element.
    ///
    /// - Parameter id: a name that no other element of the page begins with.
    public func markup(id: String) -> Markup {
        """
        <svg class="chart" role="img" aria-labelledby="\(id)-title \(id)-description" viewBox="0 0 \(width) \(height)" \
        style="max-width:\(width * 1.25)px">
        <title id="\(id)-title">\(title)</title>
        <desc id="\(id)-description">\(description)</desc>
        \(content)
        </svg>
        """
    }

    /// The rules of a page's style sheet for charts.
    public static let style: Markup = """
        .chart{display:block;width:100%;height:auto;font-size:11px;font-variant-numeric:tabular-nums}
        .chart text{fill:var(--faint)}
        .chart .name{fill:var(--ink)}
        .chart .grid{stroke:var(--rule);fill:none}
        .chart .axis{stroke:var(--faint);fill:none}
        .chart .panel{fill:var(--panel)}
        .chart .line{fill:none;stroke-width:2;stroke-linejoin:round}
        .chart .tiny{font-size:9.5px}
        .chart .halo{paint-order:stroke;stroke:var(--paper);stroke-width:3px}
        .chart .on{fill:#fff}
        """
}
