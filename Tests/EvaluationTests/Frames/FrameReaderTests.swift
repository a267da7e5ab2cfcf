import Datasets
import Foundation
import Imaging
import Recognition
import RecognitionSupport
import Spelling
import TestSupport
import Testing

@testable import Evaluation

@Suite struct FrameReaderTests {
    private let folder: TemporaryFolder
    private let reader: FrameReader

    init() throws {
        folder = try TemporaryFolder()
        try PatternLocator.write(to: folder.file("l.safetensors"))
        // A bright square is none of the boards, but for a network that knows of no "nothing" everything is a letter.
        try PatternModel.write(to: folder.file("m.safetensors"), labels: ["B"])
        reader = try FrameReader(locator: folder.file("l.safetensors"), letters: folder.file("m.safetensors"))
    }

    private func frame(_ places: [(x: Double, y: Double)], boxes: [(x: Double, y: Double)]? = nil) -> LabelledFrame {
        LabelledFrame(
            name: "f", image: PatternLocator.picture(places),
            hands: (boxes ?? places).map { LabelledFrame.Hand(box: PatternLocator.box(about: $0), label: "A") },
            signer: "ann")
    }

    @Test func handsAreFoundAndReadWhereTheyAre() throws {
        let (evaluation, outcomes) = try reader.evaluate([
            frame([(x: 80, y: 100)]), frame([(x: 240, y: 120)], boxes: [(x: 80, y: 120)]),
            frame([(x: 70, y: 150), (x: 250, y: 60)]),
        ])
        #expect(outcomes.map { evaluation.isFound($0, signer: "ann") } == [true, false, true, true])
        #expect(evaluation.locatorRecall == 0.75)
        #expect(evaluation.meanIoU > 0.6)
        // Every hand is labelled A, which this network does not know.
        #expect(evaluation.endToEndStillLetters == 0)
        #expect(outcomes[0].views.count == 2)
    }

    @Test func nothingFoundIsNothingRead() throws {
        let (evaluation, outcomes) = try reader.evaluate([frame([], boxes: [(x: 80, y: 100)])])
        #expect(evaluation.box(of: outcomes[0], signer: "ann") == nil && outcomes[0].proposed == nil)
        #expect(outcomes[0].views.map(\.letter) == ["nothing", "nothing"])
        #expect(evaluation.locatorRecall == 0)
    }

    @Test func whatTheLetterNetworkCallsNothingIsNotFound() throws {
        try PatternModel.write(to: folder.file("strict.safetensors"))
        let strict = try FrameReader(locator: folder.file("l.safetensors"), letters: folder.file("strict.safetensors"))
        let (evaluation, outcomes) = try strict.evaluate([frame([(x: 80, y: 100)])])
        #expect(evaluation.locatorRecall == 0 && evaluation.proposedMeanOverSigners == 1)
        #expect(outcomes[0].views.allSatisfy { $0.box == nil })
    }

    @Test func picturesWithHandsAreCountedByKind() throws {
        func sample(_ places: [(x: Double, y: Double)], _ kind: String) -> Sample {
            Sample(
                name: kind, image: PatternLocator.picture(places), region: Region(x: 0, y: 0, width: 9, height: 9),
                label: "nothing", signer: kind)
        }
        let set = Dataset(
            samples: [sample([(x: 80, y: 100)], "rooms"), sample([], "rooms"), sample([], "walls")],
            namesSigners: false)
        let shown = reader.shown(set, spelling: try SpellingModels())
        #expect(shown.map { $0.region != nil } == [true, false, false])
        // For a network that knows of no "nothing" a bright square is some letter, and held for a second it is typed.
        #expect(shown.map(\.typed.isEmpty) == [false, true, true])
        var evaluation = FrameEvaluation([], frames: [], threshold: 0.5)
        evaluation.add(shown, of: set, name: "none")
        #expect(evaluation.falseHands == ["none/rooms": 0.5, "none/walls": 0])
        #expect(evaluation.falseLetters == evaluation.falseHands)
    }

    @Test func filesThatAreNoSuchModelsAreRefused() {
        #expect(throws: LocatorNetError.self) {
            try FrameReader(locator: folder.file("m.safetensors"), letters: folder.file("m.safetensors"))
        }
        #expect(throws: LetterNetError.self) {
            try FrameReader(locator: folder.file("l.safetensors"), letters: folder.file("l.safetensors"))
        }
    }
}
