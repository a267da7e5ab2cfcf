import Basics
import Evaluation
import Foundation
import TestSupport
import Testing

@testable import Training

@Suite struct MeasuredFiguresTests {
    @Test func figuresAreToldApart() throws {
        let outcome = WordEvaluation.Outcome(word: "HI", group: "ann", typed: "H", letters: "HI")
        let words = try #require(MeasuredFigures(Data(WordEvaluation([outcome]).json().utf8)))
        guard case .words(let evaluation) = words else { Issue.record("\(words)"); return }
        #expect(evaluation.all.lettersAccuracy == 1)
        #expect(words.title == "Words" && words.body(id: "w").text.contains("Not right: HI → H."))
        let pictures = Evaluation(Predictions(labels: ["A"], items: []))
        guard case .pictures(pictures)? = MeasuredFigures(Data(try pictures.json().utf8)) else {
            Issue.record("the figures of pictures are not known")
            return
        }
        guard
            case .frames? = MeasuredFigures(
                try JSONEncoder.sorted.encode(FrameEvaluation([], frames: [], threshold: 0.5)))
        else {
            Issue.record("the figures of frames are not known")
            return
        }
        #expect(MeasuredFigures(Data("{}".utf8)) == nil && MeasuredFigures(Data("no".utf8)) == nil)
    }

    @Test func peopleHaveACurve() throws {
        let json = """
            {"means": [
              {"taught": "all", "count": 0, "people": 9, "all": 0.9, "ofTaught": 0.9, "removed": 0, "cost": 0,
               "highestCost": 0, "seconds": 0},
              {"taught": "all", "count": 5, "people": 9, "all": 0.95, "ofTaught": 0.95, "removed": 0.5, "cost": 0.001,
               "highestCost": 0.004, "seconds": 17}], "outcomes": []}
            """
        let figures = try #require(MeasuredFigures(Data(json.utf8)))
        #expect(figures.title == "Personalisation")
        let body = figures.body(id: "p").text
        #expect(body.contains("all letters taught: 90 % at pictures learnt of each letter 0, 95 % at 5."))
        let cells = body.matches(of: /<td>([^<]*)<\/td>/).map { String($0.1) }
        #expect(cells.suffix(7) == ["5", "9", "95.0 %", "95.0 %", "50.0 %", "-0.10 %", "-0.40 %"])
        #expect(MeasuredFigures(Data(#"{"means": []}"#.utf8)) == nil)
    }

    @Test func aFileThatIsNotThereIsNamed() throws {
        let file = try TemporaryFolder().file("absent.json")
        let error = #expect(throws: MeasuredFiguresError.self) { try MeasuredFigures(contentsOf: file) }
        #expect(error?.description.hasPrefix("\(file.path): it cannot be read") == true)
    }
}
