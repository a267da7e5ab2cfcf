import Display
import Foundation
import HandModel
import Imaging
import Recognition
import Spelling
import Testing

@testable import recognizer

/// What the loop does with a real window is tested on the program itself, under an X server.
@Suite struct WindowLoopTests {
    @Test func theWindowIsToldAllThatWasRead() {
        let region = Region(x: 1, y: 2, width: 3, height: 4)
        let reading = RecognitionResult(
            time: 5, region: region, letter: "A", confidence: 0.9, candidates: [("A", 0.9), ("S", 0.1)], hold: 0.25,
            commit: "A", text: "BA")
        let expected = WindowContent(
            region: region, letter: "A", confidence: 0.9,
            candidates: [.init(letter: "A", probability: 0.9), .init(letter: "S", probability: 0.1)], hold: 0.25,
            committed: "A", text: "BA")
        #expect(WindowContent(reading) == expected)
    }

    @Test func nothingReadIsNothingShown() {
        #expect(WindowContent(RecognitionResult(time: 0)) == WindowContent())
    }
}

@Suite struct ChartRendererTests {
    @Test func theChartComesOnceAndWhole() async throws {
        let plan = AlphabetChart(side: 8)
        let renderer = ChartRenderer(plan)
        #expect(renderer.takePicture() == nil)
        renderer.start()
        renderer.start()
        var picture = renderer.takePicture()
        while picture == nil {
            await Task.yield()
            picture = renderer.takePicture()
        }
        #expect(picture == plan.picture())
        #expect(renderer.takePicture() == nil)
    }
}
