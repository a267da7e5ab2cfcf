import Basics
import Charts
import Datasets
import Recognition

/// The part of a report about a set: its pictures with their labels, and the balance of letters and people.
public enum DataSection {
    /// How many pictures of each class are shown, and of how many people the bars are.
    private static let (pictures, mostPeople) = (8, 24)

    /// Describes a set.
    ///
    /// - Parameters:
    ///   - set: the pictures.
    ///   - name: what the set is, such as "Learnt".
    ///   - id: a name that no other set of the page has.
    /// - Throws: `ImageError` or `RenderingError` when a picture cannot be shown.
    public static func body(_ set: Dataset, name: String, id: String) throws -> Markup {
        let summary = DatasetSummary(set, name: name)
        let duplicates = summary.duplicates
        let sizes = summary.sizes.prefix(4).map { "\($0.size) (\($0.count))" }.joined(separator: ", ")
        let more = summary.sizes.count > 4 ? " and \(counted(summary.sizes.count - 4, "other size"))" : ""
        let warnings = summary.warnings.map { words -> Markup in "<p class=\"warning\">\(words)</p>" }
        let skipped = SkippedList.lines(summary.skipped)
        return """
            <h3>\(name)</h3>
            <p>\(set.counts). Sizes in pixels: \(sizes)\(more). Duplicates: \(duplicates.exact) exact, \
            \(duplicates.near) near.</p>
            \(warnings)
            \(skipped.isEmpty ? "" : PageParts.program(skipped.joined(separator: "\n"), wraps: true))
            \(try classes(of: set))
            <div class="pair">
            \(balance(of: summary, id: id))
            \(people(of: summary, id: id))
            </div>
            """
    }

    /// The first pictures of each class, of the people in turn.
    private static func classes(of set: Dataset) throws -> Markup {
        let sheet = ContactSheet(set, name: "", columns: pictures)
        let byLabel = set.indices(by: \.label)
        let rows = try set.labels.map { label -> Markup in
            let shown = try sheet.first(byLabel[label] ?? []).map { index in
                try PageParts.picture(of: set.samples[index], words: "\(label), \(set.samples[index].signer)")
            }
            return label.count > 2
                ? "<div class=\"class\"><b class=\"long\">\(label)</b>\(shown)</div>"
                : "<div class=\"class\"><b>\(label)</b>\(shown)</div>"
        }
        return """
            <figure class="numbered"><div class="classes">
            \(rows)
            </div><figcaption>The first pictures of each class as the network reads them, of different people where there \
            are several.</figcaption></figure>
            """
    }

    private static func balance(of summary: DatasetSummary, id: String) -> Markup {
        let bars = summary.perLabel.map { label, count in
            BarChart.Bar(name: ShortLabel.text(label), value: Double(count), text: counted(count, "picture"))
        }
        let ordered = summary.perLabel.sorted { ($0.count, $0.label) < ($1.count, $1.label) }
        let ends = ordered.first.flatMap { least in ordered.last.map { most in (least, most) } }
        let words = ends.map { ", from \($0.count) of \($0.label) to \($1.count) of \($1.label)" } ?? ""
        return PageParts.figure(
            BarChart(title: "Pictures of each class", bars: bars).standing, id: "\(id)-classes",
            caption: "Pictures of each class\(words).")
    }

    private static func people(of summary: DatasetSummary, id: String) -> Markup {
        let people = summary.perSigner.sorted { ($1.count, $0.signer) < ($0.count, $1.signer) }
        let bars = people.prefix(mostPeople).map {
            BarChart.Bar(name: $0.signer, value: Double($0.count), text: "\($0.count)")
        }
        let more = people.count > mostPeople ? " Of \(people.count), the \(mostPeople) with the most." : ""
        return PageParts.figure(
            BarChart(title: "Pictures of each person or collection", bars: bars).lying, id: "\(id)-people",
            caption: "Pictures of each person or collection.\(more)")
    }
}
