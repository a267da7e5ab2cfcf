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

    @Test func theLettersComeFirstAndTheCorrectedWordIsMarked() throws {
        var speller = Speller(decoder: WordDecoder(language: try SpellingModels().language))
        for word in ["HELO", "A"] {
            for letter in word {
                for _ in 0..<15 {
                    _ = speller.add(FrameObservation(elapsed: 33, letter: String(letter), confidence: 0.95))
                }
            }
            speller.addSpace()
        }
        speller.deleteLast()
        var content = WindowContent()
        content.take(speller)
        #expect(content.text == "HELLO A" && content.corrections == [0..<5])
        #expect(content.choices.first == .init(text: "A", style: .letters))
        speller.deleteLast()
        content.take(speller)
        #expect(
            content.choices.prefix(2) == [
                .init(text: "HELO", style: .letters), .init(text: "HELLO", style: .word, isTaken: true),
            ])
        speller.choose("HELO")
        content.take(speller)
        #expect(content.text == "HELO " && content.corrections.isEmpty)
        #expect(content.choices.map(\.isTaken).prefix(2) == [true, false])
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
