import Datasets
import Foundation
import Imaging
import TestSupport
import Testing
import Training
import TrainingSupport

@testable import Evaluation

@Suite struct CorruptionTests {
    private func sample() -> Sample { Drawn.sample("C", signer: "ann", number: 3) }

    private func corrupted(_ corruption: Corruption, number: Int = 0, seed: UInt64 = 1) -> Sample {
        corruption.applied(to: sample(), number: number, seed: seed, margin: 1.2)
    }

    private func mean(_ image: GreyImage) -> Double {
        Double(image.pixels.reduce(0) { $0 + Int($1) }) / Double(image.pixels.count)
    }

    @Test(arguments: Corruption.allCases) func seedAndNumberDecide(corruption: Corruption) {
        let (first, second) = (corrupted(corruption), corrupted(corruption))
        #expect(first.image == second.image && first.region == second.region)
        #expect(first.label == "C" && first.signer == "ann")
    }

    @Test(arguments: Corruption.allCases.filter { $0 != .clutteredBackground })
    func somethingChanges(corruption: Corruption) {
        let changed = corrupted(corruption)
        #expect(changed.image != sample().image || changed.region != sample().region)
    }

    @Test func lightIsLessOrMore() {
        let before = mean(sample().image)
        #expect(abs(mean(corrupted(.darker).image) - 0.35 * before) < 1)
        #expect(mean(corrupted(.brighter).image) > before + 20)
    }

    @Test func noiseHasItsStrength() {
        let flat = GreyImage(width: 100, height: 100, filledWith: 128)
        var sample = sample()
        sample.image = flat
        let noisy = Corruption.noise.applied(to: sample, number: 0, margin: 1.2).image
        let variance = noisy.pixels.reduce(0.0) { $0 + (Double($1) - 128) * (Double($1) - 128) } / 10_000
        #expect(abs(variance.squareRoot() - 20) < 1)
    }

    @Test func blurKeepsTheMeanAndFlattens() {
        let (before, after) = (sample().image, corrupted(.blur).image)
        #expect(abs(mean(before) - mean(after)) < 3)
        func steps(_ image: GreyImage) -> Int {
            zip(image.pixels, image.pixels.dropFirst()).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
        }
        #expect(steps(after) < steps(before) / 2)
    }

    @Test func boxesMoveGrowAndLean() {
        let box = sample().region
        let shifted = corrupted(.shiftedBox).region
        #expect(abs(abs(shifted.x - box.x) - 0.15 * box.width) < 1e-3)
        #expect(abs(abs(shifted.y - box.y) - 0.15 * box.width) < 1e-3)
        let ratios = Set(
            (0..<20).map { Int((corrupted(.scaledBox, number: $0).region.width / box.width * 100).rounded()) })
        #expect(ratios == [85, 125])
        let tilts = Set((0..<20).map { corrupted(.tiltedHand, number: $0).region.tilt })
        #expect(tilts == [0.3, -0.3])
    }

    @Test func anotherWallNeedsJoints() {
        #expect(corrupted(.clutteredBackground).image == sample().image)
        var hand = sample()
        hand.landmarks = (0..<21).map { [16 + Float($0 % 5) - 2, 16 + Float($0 / 5) - 2] }
        let changed = Corruption.clutteredBackground.applied(to: hand, number: 0, margin: 1.2)
        #expect(changed.image.width == Augmenter.side)
        #expect(abs(changed.region.width * 1.2 - Double(Augmenter.side)) < 1e-6)
        #expect(changed.landmarks?.count == 21)
    }
}

@Suite struct RobustnessTests {
    @Test func everyCorruptionHasItsFigures() throws {
        let folder = try TemporaryFolder()
        let model = folder.file("drawn.safetensors")
        let loop = try TrainingLoop(
            LetterTask(Drawn.configuration(epochs: 3), data: Drawn.data()), files: TrainingFiles(model: model))
        try loop.run()
        let reader = try ModelReader(model: model)
        let set = Drawn.data().validation
        let robustness = try Robustness(of: reader, on: set, backdrops: [], margin: reader.margin)
        #expect(Set(robustness.rows.keys) == Set(Corruption.allCases.map(\.rawValue)))
        // Bars have no joints, so that their wall stays: the figure is that of the pictures as they are.
        let plain = try reader.predictions(for: set).stillLetters
        #expect(robustness.rows["clutteredBackground"]?.accuracyStillLetters == plain.accuracy)
        #expect(robustness.rows["clutteredBackground"]?.meanOverSigners == plain.meanOverSigners)
        // Brightness is taken out before the network sees a picture.
        #expect((robustness.rows["darker"]?.accuracyStillLetters ?? 0) > plain.accuracy - 0.1)

        let data = try JSONEncoder().encode(robustness)
        let object = try JSONSerialization.jsonObject(with: data) as? [String: [String: Double]]
        let noise = try #require(object?["noise"]?["accuracyStillLetters"])
        #expect(abs(noise - (robustness.rows["noise"]?.accuracyStillLetters ?? 0)) < 1e-9)
        #expect(try JSONDecoder().decode(Robustness.self, from: data) == robustness)
    }
}
