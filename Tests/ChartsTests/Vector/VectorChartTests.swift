import Foundation
import FoundationXML
import Testing

@testable import Charts

@Suite struct VectorChartTests {
    private func document(_ chart: VectorChart) throws -> XMLDocument {
        try XMLDocument(xmlString: chart.markup(id: "c").text)
    }

    private func values(_ document: XMLDocument, _ path: String) throws -> [String] {
        try document.nodes(forXPath: path).compactMap(\.stringValue)
    }

    @Test func saysWhatItShows() throws {
        let bars = [BarChart.Bar(name: "<A>", value: 3, text: "3 & more"), .init(name: "B", value: 6, text: "6")]
        for chart in [BarChart(title: "Letters", bars: bars).standing, BarChart(title: "Letters", bars: bars).lying] {
            let svg = try document(chart)
            #expect(try values(svg, "/svg/@role") == ["img"])
            #expect(try values(svg, "/svg/@aria-labelledby") == ["c-title c-description"])
            #expect(try values(svg, "/svg/title[@id='c-title']") == ["Letters"])
            #expect(try values(svg, "/svg/desc[@id='c-description']") == ["<A>: 3 & more, B: 6."])
        }
    }

    /// The axis ends at 6; slots are 178 wide, of which a bar has 76 %; the plot is 150 high and ends at 160.
    @Test func standingBars() throws {
        let bars = [BarChart.Bar(name: "A", value: 3, text: "3"), .init(name: "B", value: 6, text: "6")]
        let svg = try document(BarChart(title: "", bars: bars).standing)
        #expect(try values(svg, "//rect/@x") == ["73.36", "251.36"])
        #expect(try values(svg, "//rect/@width") == ["135.28", "135.28"])
        #expect(try values(svg, "//rect/@height") == ["75", "150"])
        #expect(try values(svg, "//rect/@y") == ["85", "10"])
    }

    /// Lying bars are 230 long at most: the longest, or 100 %.
    @Test func lyingBars() throws {
        let bars = [
            BarChart.Bar(name: "ann", value: 0.25, text: "25 %"),
            .init(name: "somebody with a long name", value: 0.5, text: "50 %"),
        ]
        let counts = try document(BarChart(title: "", bars: bars).lying)
        #expect(try values(counts, "//rect[@fill]/@width") == ["115", "230"])
        let shares = try document(BarChart(title: "", bars: bars, format: .percent).lying)
        #expect(try values(shares, "//rect[@fill]/@width") == ["57.5", "115"])
        #expect(try values(shares, "//text/text()").contains("somebody with a …"))
        #expect(try values(shares, "//text/title") == ["ann", "somebody with a long name"])
    }

    /// Epochs 1 to 3 lie at 52, 230 and 408; values 0 to 2 between 200 and 10.
    @Test func curves() throws {
        let chart = LineChart(
            title: "Loss", xTitle: "epoch",
            series: [
                .init(name: "training", points: [[1, 2], [2, 1], [3, 0.5]]),
                .init(name: "validation", points: [[1, 1], [2, 1], [3, 1]]),
            ], includesZero: true
        ).chart
        let svg = try document(chart)
        #expect(
            try values(svg, "//polyline/@points").map { $0.replacing("\n", with: " ") } == [
                "52,10 230,105 408,152.5", "52,105 230,105 408,105",
            ])
        #expect(try values(svg, "//circle/title").first == "training, epoch 1: 2")
        #expect(
            try values(svg, "/svg/desc") == [
                "training: 2 at epoch 1, 0.5 at 3. validation: 1 at epoch 1, 1 at 3."
            ])
        #expect(try values(svg, "//text[@class='name']") == ["training", "validation"])
    }

    @Test func curvesWithoutPointsAreAnEmptyPlot() throws {
        let svg = try document(LineChart(title: "", xTitle: "", series: [.init(name: "a", points: [])]).chart)
        #expect(try values(svg, "//polyline/@points") == [""])
    }
}
