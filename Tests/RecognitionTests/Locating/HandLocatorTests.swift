import Foundation
import Imaging
import RecognitionSupport
import TestSupport
import Testing

@testable import Recognition

/// How the recognizer and a locator find the hand together.
@Suite struct HandLocatorTests {
    /// What a locator was asked.
    private final class Log {
        var regions: [[Region]] = []
        var refined: [Region] = []
    }

    /// Proposes some regions, chooses one by its number and then corrects it.
    private struct Scripted: HandLocator {
        var proposed: [Region]
        var chosen: Int?
        var better: Region?
        let log = Log()

        mutating func candidates(in frame: Frame, after elapsed: Double?) -> [Region] { proposed }

        mutating func choose(among predictions: [LetterPrediction]) -> Int? {
            log.regions.append(predictions.map(\.region))
            return chosen
        }

        mutating func refine(by prediction: LetterPrediction) -> Region? {
            log.refined.append(prediction.region)
            return better
        }
    }

    private let folder: TemporaryFolder
    private let net: LetterNet

    init() throws {
        folder = try TemporaryFolder()
        try PatternModel.write(to: folder.file("m.safetensors"))
        net = try LetterNet(contentsOf: folder.file("m.safetensors"))
    }

    private let frame = PatternAlphabet.frame(PatternAlphabet.picture("A"), time: 0)
    private let middle = FixedBox().region(width: 160, height: 120)
    private let corner = Region(x: 0, y: 0, width: 20, height: 20)

    private func read(_ locator: Scripted) -> FrameObservation {
        var recognizer = Recognizer(net: net, locator: locator, handedness: .off)
        return recognizer.read(frame)
    }

    @Test func everyCandidateIsReadAndOneIsChosen() {
        let locator = Scripted(proposed: [corner, middle], chosen: 1)
        let reading = read(locator)
        #expect(reading.region == middle && reading.letter == "A")
        #expect(locator.log.regions == [[corner, middle]])
        #expect(locator.log.refined == [middle])
    }

    @Test func whatIsNotChosenIsNoHand() {
        let locator = Scripted(proposed: [corner, middle])
        let reading = read(locator)
        #expect(reading.region == nil && reading.letter == nil)
        #expect(locator.log.refined.isEmpty)
        #expect(read(Scripted(proposed: [])).region == nil)
    }

    @Test func aBetterRegionIsReadInstead() {
        let reading = read(Scripted(proposed: [corner], chosen: 0, better: middle))
        #expect(reading.region == middle && reading.letter == "A")
    }

    @Test func aCorrectionThatReadsWorseIsDropped() {
        let reading = read(Scripted(proposed: [middle], chosen: 0, better: corner))
        #expect(reading.region == middle && reading.letter == "A")
    }

    @Test func aBoxIsItsOnlyCandidate() {
        var box = FixedBox()
        #expect(box.candidates(in: frame, after: nil) == [middle])
        #expect(box.choose(among: []) == nil)
    }
}
