import Foundation
import HandModel
import Recognition
import RecognitionSupport
import Spelling
import TestSupport
import Testing

private let model = TestData.repository.appending(path: "models/letters.safetensors")
private let modelTellsLandmarks = (try? LetterNet(contentsOf: model).givesLandmarks) ?? false

/// Words spelled by rendered hands, read by the model that ships.
@Suite(.enabled(if: modelTellsLandmarks, "no model with joints is here"))
struct RenderedWordTests {
    private func read(_ word: String, by signer: RenderedSigner, mirror: HandednessMode) throws -> ReadingPipeline {
        let net = try LetterNet(contentsOf: model)
        var pipeline = ReadingPipeline(
            Recognizer(net: net, handedness: mirror), policy: CommitPolicy(for: net))
        for frame in signer.film(word) { _ = pipeline.read(frame) }
        return pipeline
    }

    @Test("Movements are letters", arguments: ["JAZZ", "QUICK", "HIJACK"])
    func movements(word: String) throws {
        #expect(try read(word, by: RenderedSigner(), mirror: .off).text.hasPrefix(word))
    }

    @Test func aSpaceEndsAWord() throws {
        #expect(FingerspellingWord.restMilliseconds > CommitPolicy().wordGapMilliseconds)
        #expect(try read("AB CD", by: RenderedSigner(), mirror: .off).text.hasPrefix("AB CD"))
    }

    @Test(
        "Hands of every skin, near and far",
        arguments: [
            RenderedSigner(skin: 0.05), RenderedSigner(skin: 0.5, seed: 2), RenderedSigner(skin: 0.75, seed: 3),
            RenderedSigner(share: 0.5), RenderedSigner(share: 0.64),
        ])
    func hands(signer: RenderedSigner) throws {
        #expect(try read("HELLO", by: signer, mirror: .off).text.hasPrefix("HELLO"))
    }

    @Test func aLeftHandWithTheSwitch() throws {
        #expect(try read("JAZZ", by: RenderedSigner(isLeft: true), mirror: .on).text.hasPrefix("JAZZ"))
    }

    @Test func aLeftHandIsNoticedOrAdvised() throws {
        let signer = RenderedSigner(isLeft: true)
        let noticed = try read("QUICKLYQUICK", by: signer, mirror: .auto)
        #expect(noticed.recognizer.isMirrored)
        // Until it has noticed letters are lost, and a word may end; what comes then is whole.
        #expect(noticed.text.split(separator: " ").last?.hasSuffix("KLYQUICK") == true, "\(noticed.text)")
        let advised = try read("QUICKLY", by: signer, mirror: .off)
        #expect(!advised.recognizer.isMirrored && advised.recognizer.readsBetterOtherWay)
    }
}
