import Foundation
import HandModel
import Imaging
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
    /// A hand before a camera.
    struct Signer: Sendable, CustomTestStringConvertible {
        /// 0 very light to 1 very dark.
        var skin: Float = 0.32
        /// The hand's share of the picture's shorter side: far away below 0.5, near above 0.6.
        var share: Float = 0.58
        var seed: UInt64 = 1
        /// Whether it is a left hand.
        var isLeft = false

        var testDescription: String { "skin \(skin), share \(share), seed \(seed)\(isLeft ? ", left" : "")" }
    }

    private func film(_ word: String, by signer: Signer) -> [Frame] {
        let scene = HandScene(pose: HandPose(), skin: Skin(melanin: signer.skin), sleeve: 6)
        let stage = WordStage(width: 320, height: 240, scene: scene, boxShare: signer.share)
        let spelled = FingerspellingWord(word, seed: signer.seed)
        return spelled.times(framesPerSecond: 15).enumerated().map { number, time in
            let image = stage.picture(of: spelled.moment(at: time), supersampling: 1).image
            var pixels = image.pixels
            if signer.isLeft {
                for row in 0..<image.height {
                    for column in 0..<image.width {
                        for channel in 0..<3 {
                            pixels[3 * (row * image.width + column) + channel] =
                                image.pixels[3 * (row * image.width + image.width - 1 - column) + channel]
                        }
                    }
                }
            }
            return Frame(
                format: .rgb, width: image.width, height: image.height, stride: 3 * image.width, time: time,
                sequence: number, storage: FrameStorage(copying: pixels))
        }
    }

    private func read(_ word: String, by signer: Signer, mirror: HandednessMode) throws -> ReadingPipeline {
        let net = try LetterNet(contentsOf: model)
        var pipeline = ReadingPipeline(
            Recognizer(net: net, handedness: mirror), policy: CommitPolicy(for: net))
        for frame in film(word, by: signer) { _ = pipeline.read(frame) }
        return pipeline
    }

    @Test("Movements are letters", arguments: ["JAZZ", "QUICK", "HIJACK"])
    func movements(word: String) throws {
        #expect(try read(word, by: Signer(), mirror: .off).text.hasPrefix(word))
    }

    @Test func aSpaceEndsAWord() throws {
        #expect(FingerspellingWord.restMilliseconds > CommitPolicy().wordGapMilliseconds)
        #expect(try read("AB CD", by: Signer(), mirror: .off).text.hasPrefix("AB CD"))
    }

    @Test(
        "Hands of every skin, near and far",
        arguments: [
            Signer(skin: 0.05), Signer(skin: 0.5, seed: 2), Signer(skin: 0.75, seed: 3),
            Signer(share: 0.5), Signer(share: 0.64),
        ])
    func hands(signer: Signer) throws {
        #expect(try read("HELLO", by: signer, mirror: .off).text.hasPrefix("HELLO"))
    }

    @Test func aLeftHandWithTheSwitch() throws {
        #expect(try read("JAZZ", by: Signer(isLeft: true), mirror: .on).text.hasPrefix("JAZZ"))
    }

    @Test func aLeftHandIsNoticedOrAdvised() throws {
        let signer = Signer(isLeft: true)
        let noticed = try read("QUICKLYQUICK", by: signer, mirror: .auto)
        #expect(noticed.recognizer.isMirrored)
        // Until it has noticed letters are lost, and a word may end; what comes then is whole.
        #expect(noticed.text.split(separator: " ").last?.hasSuffix("KLYQUICK") == true, "\(noticed.text)")
        let advised = try read("QUICKLY", by: signer, mirror: .off)
        #expect(!advised.recognizer.isMirrored && advised.recognizer.readsBetterOtherWay)
    }
}
