import Basics
import Charts
import Evaluation

/// How much better people are read after some pictures of their letters, as it was measured and printed as JSON.
public struct PersonalisationFigures: Sendable, Equatable, Decodable {
    /// The means, by letters taught and number of pictures.
    public var means: [PersonalisationStudy.Row]

    /// The figures as a part of a report.
    func body(id: String) -> Markup {
        func curve(_ name: String, _ taught: PersonalisationStudy.Taught, _ value: (PersonalisationStudy.Row) -> Double)
            -> LineChart.Series
        {
            LineChart.Series(
                name: name, points: means.filter { $0.taught == taught }.map { [Double($0.count), value($0)] })
        }
        let curves = [
            curve("all letters taught", .all, \.all), curve("ten worst letters taught: all letters", .worst, \.all),
            curve("ten worst letters taught: these letters", .worst, \.ofTaught),
        ]
        let chart = LineChart(
            title: "Right answers after some pictures of each letter", xTitle: "pictures learnt of each letter",
            series: curves.filter { !$0.points.isEmpty }, format: .percent
        ).chart
        let figure = PageParts.figure(
            chart, id: "\(id)-curve",
            caption: "Right answers on held-back pictures, by the pictures learnt of each letter, as means over people."
        )
        return "\(figure)\(table)"
    }

    private var table: Markup {
        let percent = FiguresText.percent
        return PageParts.table(
            caption: "Means over people: right answers, errors that are gone, and what it costs other people.",
            head: ["taught", "pictures", "people", "all letters", "taught ones", "errors gone", "others", "at worst"],
            rows: means.map { mean in
                [
                    mean.taught == .worst ? "ten worst" : mean.taught.rawValue, "\(mean.count)", "\(mean.people)",
                    percent(mean.all), percent(mean.ofTaught), percent(mean.removed),
                    String(printf: "%+.2f %%", (0 - mean.cost) * 100),
                    String(printf: "%+.2f %%", (0 - mean.highestCost) * 100),
                ]
            })
    }
}
