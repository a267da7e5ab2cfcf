import Datasets
import Evaluation
import Imaging
import Recognition
import Testing
import TrainingSupport

@testable import Training

@Suite struct BatchTests {
    @Test func equalContentsAreEqual() {
        let batch = LetterBatch(count: 1, inputs: [1, 2], targets: [0, 1], landmarks: nil)
        var other = batch
        #expect(batch == other)
        other.inputs[0] = 3
        #expect(batch != other)
    }
}

@Suite struct LetterBatchMakerTests {
    private let preprocessor = LetterPreprocessor()

    private func maker(_ set: Dataset, _ change: (inout LetterConfiguration) -> Void = { _ in }) -> LetterBatchMaker {
        var configuration = Drawn.configuration()
        change(&configuration)
        return LetterBatchMaker(
            set, labels: ["A", "B", "C", "nothing"], configuration: configuration, preprocessor: preprocessor,
            backdrops: [])
    }

    @Test func unchangedPicturesAreWhatTheRecognizerSees() throws {
        let set = Drawn.dataset(count: 2)
        var maker = maker(set)
        let batch = try maker.batch(of: [3, 0], startingAt: 0)
        #expect(batch.count == 2)
        #expect(batch.targets == [0, 1, 0, 0, 1, 0, 0, 0])
        #expect(batch.landmarks == nil)
        let first = try PreparedInput.of(set.samples[3], preprocessor: preprocessor)
        let second = try PreparedInput.of(set.samples[0], preprocessor: preprocessor)
        #expect(batch.inputs == first + second)
    }

    @Test func mirroredPicturesAreTurnedRound() throws {
        var set = Drawn.dataset(signers: ["ann"], count: 1)
        let plain = try PreparedInput.of(set.samples[1], preprocessor: preprocessor)
        set.samples[1].mirrored = true
        var maker = maker(set)
        let mirrored = try maker.batch(of: [1], startingAt: 0).inputs
        for row in [0, 20, 49] {
            for column in [0, 13, 49] {
                #expect(abs(mirrored[row * 50 + column] - plain[row * 50 + 49 - column]) < 1e-4)
            }
        }
    }

    @Test func onlyWhatIsNoLetterIsFlipped() throws {
        // Dark on the left, bright on the right.
        let image = GreyImage(width: 32, height: 32, pixels: (0..<1024).map { $0 % 32 < 16 ? 40 : 200 })
        let samples = ["A", "nothing"].map {
            Sample(name: $0, image: image, region: HandBox.centred(in: image, share: 0.8), label: $0, signer: "ann")
        }
        var maker = maker(Dataset(samples: samples, namesSigners: true)) { $0.augmentation = .light }
        func brightOnTheLeft(_ sample: Int) throws -> Int {
            try (0..<40).count { number in
                let input = try maker.batch(of: [sample], startingAt: number).inputs
                return input[25 * 50 + 20] > input[25 * 50 + 30]
            }
        }
        #expect(try brightOnTheLeft(0) == 0)
        #expect((10...30).contains(try brightOnTheLeft(1)))
    }

    @Test func picturesDependOnTheirNumberAlone() throws {
        let set = Drawn.dataset(count: 2)
        var one = maker(set) { $0.augmentation = .full }
        var other = maker(set) { $0.augmentation = .full }
        let both = try one.batch(of: [0, 5], startingAt: 10)
        _ = try other.batch(of: [2], startingAt: 99)
        let second = try other.batch(of: [5], startingAt: 11)
        #expect(Array(both.inputs.suffix(2500)) == second.inputs)
        #expect(try other.batch(of: [5], startingAt: 12).inputs != second.inputs)
    }

    @Test func smoothsTargets() throws {
        var maker = maker(Drawn.dataset(count: 1)) { $0.labelSmoothing = 0.4 }
        let targets = try maker.batch(of: [1], startingAt: 0).targets
        for (value, expected) in zip(targets, [0.1, 0.7, 0.1, 0.1] as [Float]) { #expect(abs(value - expected) < 1e-6) }
    }

    @Test func jointsAreRelativeToTheRegion() throws {
        var set = Drawn.dataset(signers: ["ann"], count: 1)
        let region = set.samples[0].region.square(scaledBy: preprocessor.margin)
        let corner = SIMD2(Float(region.x), Float(region.y))
        let side = Float(region.width)
        set.samples[0].landmarks = (0..<21).map { _ in corner + SIMD2(side / 4, side) }
        set.samples[1].landmarks = set.samples[0].landmarks
        set.samples[1].mirrored = true
        var maker = maker(set) { $0.landmarkWeight = 1 }
        let joints = try #require(try maker.batch(of: [0, 1, 2], startingAt: 0).landmarks)
        #expect(joints.count == 3 * 42)
        #expect(abs(joints[0] + 0.5) < 1e-4 && abs(joints[1] - 1) < 1e-4)
        // The second sample has other bars but the same box.
        #expect(abs(joints[42] - 0.5) < 1e-4 && abs(joints[43] - 1) < 1e-4)
        #expect(joints.suffix(42).allSatisfy { $0.isNaN })
    }

    @Test func emptyRegionsAreAnError() {
        var set = Drawn.dataset(signers: ["ann"], count: 1)
        set.samples[0].region = Region(x: 0, y: 0, width: 0, height: 0)
        var maker = maker(set)
        #expect(throws: ImageError.self) { try maker.batch(of: [0], startingAt: 0) }
    }
}
