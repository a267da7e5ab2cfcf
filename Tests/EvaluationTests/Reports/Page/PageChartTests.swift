import Foundation
import FoundationXML
import Testing

@testable import Evaluation

@Suite struct PageChartTests {
    private func values(_ document: XMLDocument, _ path: String) throws -> [String] {
        try document.nodes(forXPath: path).compactMap(\.stringValue)
    }

    /// A is read as A twice and as I once, I as I: cells of 48 at 46, 40; those without a picture are not drawn.
    @Test func confusions() throws {
        let answers = predictions([
            ("A", "ann", [1, 0, 0, 0]), ("A", "ann", [1, 0, 0, 0]), ("A", "ann", [0, 1, 0, 0]),
            ("I", "ann", [0, 1, 0, 0]),
        ])
        let chart = ConfusionChart(ConfusionMatrix(answers)).chart
        #expect(chart.width == 46 + 2 * 48 + 6 && chart.height == 40 + 2 * 48 + 6)
        #expect(chart.description == "Most often: A as I 33.3 %.")
        let svg = try XMLDocument(xmlString: chart.markup(id: "m").text)
        #expect(try values(svg, "//rect[@fill]/@x") == ["46.5", "94.5", "94.5"])
        #expect(try values(svg, "//rect[@fill]/@y") == ["40.5", "40.5", "88.5"])
        #expect(try values(svg, "//rect[@fill]/@fill") == ["var(--blue)", "var(--red)", "var(--blue)"])
        // The square roots of two thirds, one third and one.
        #expect(try values(svg, "//rect[@fill]/@fill-opacity") == ["0.82", "0.58", "1"])
        #expect(
            try values(svg, "//rect/title") == [
                "A read as A: 66.7 %, 2", "A read as I: 33.3 %, 1", "I read as I: 100.0 %, 1",
            ])
        #expect(try values(svg, "//text[contains(@class,'tiny')]") == ["67", "33", "100"])
    }

    /// Bins are 350 / 15 wide: one of 60 % with 50 % right is the ninth, one of 90 % with 95 % right the fourteenth.
    @Test func reliability() throws {
        let bins = [
            Calibration.Bin(confidence: 0.6, accuracy: 0.5, count: 8),
            .init(confidence: 0.9, accuracy: 0.95, count: 12_345),
        ]
        let chart = ReliabilityChart(bins: bins, expectedError: 0.05).chart
        #expect(chart.description.hasPrefix("Expected calibration error 0.050. 8 answers"))
        let svg = try XMLDocument(xmlString: chart.markup(id: "r").text)
        #expect(try values(svg, "//rect/@x") == ["239.67", "239.67", "356.33", "356.33"])
        #expect(try values(svg, "//rect/@fill") == ["var(--blue)", "var(--red)", "var(--blue)", "var(--orange)"])
        #expect(try values(svg, "//rect/@height") == ["175", "35", "315", "17.5"])
        #expect(try values(svg, "//rect/@y") == ["191", "156", "51", "33.5"])
        #expect(try values(svg, "//text[contains(@class,'tiny')]") == ["8", "12k"])
    }
}
