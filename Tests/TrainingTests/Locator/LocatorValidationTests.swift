import Datasets
import Imaging
import NeuralNetwork
import Recognition
import RecognitionSupport
import Testing
import TrainingSupport

@testable import Training

@Suite struct LocatorValidationTests {
    private let grid = DetectionGrid(columns: 12, rows: 9, stride: 8)

    private func session(_ network: Network) -> TrainingSession {
        TrainingSession(network: network, optimiser: SGD(), batchSize: 16, threads: 1, seed: 1)
    }

    @Test func aNetworkThatFindsTheSquaresIsTold() throws {
        // Frames whose hands are of the size that the pattern locator always tells.
        let frames = (0..<20).map { index in
            let place = (x: 60 + Double(index * 10 % 200), y: 60 + Double(index * 7 % 120))
            return LabelledFrame(
                name: "\(index)", image: PatternLocator.picture([place]),
                hands: [LabelledFrame.Hand(box: PatternLocator.box(about: place), label: "A")],
                signer: index < 10 ? "ann" : "bob")
        }
        let data = LocatorData(frames: frames, held: ["ann", "bob"])
        let test = try LocatorValidation(data, preprocessor: LocatorPreprocessor(width: 96, height: 72), grid: grid)
        let result = test.result(of: session(try PatternLocator.network()))
        #expect(result.recall == 1 && result.meanOverSigners == 1)
        #expect(result.meanIoU > 0.7)
        #expect(result.falseRate <= LocatorValidation.allowedFalse)
    }

    @Test func aNetworkThatSeesHandsEverywhereGetsAHighThreshold() throws {
        let description = try NetworkDescription.locator(LocatorPreprocessor(width: 96, height: 72))
        let data = DrawnFrames.data()
        let test = try LocatorValidation(data, preprocessor: LocatorPreprocessor(width: 96, height: 72), grid: grid)
        let result = test.result(of: session(Network(description, seed: 3)))
        #expect(result.threshold > LocatorValidation.leastThreshold)
        #expect(result.falseRate <= LocatorValidation.allowedFalse || result.threshold == 0.95)
        #expect(result.recall < 0.5)
    }
}

@Suite struct LocatorCalibrationTests {
    private func data(negatives: Int) -> LocatorData {
        var data = LocatorData(frames: [], held: [])
        data.validationNegatives = (0..<negatives).map { GreyImage(width: 4, height: 4, filledWith: UInt8($0 % 256)) }
        return data
    }

    @Test func aPictureMayProposeOnePlaceOnAverage() throws {
        let calibration = LocatorCalibration(data(negatives: 4))
        // Of the places of all four pictures the fifth is too many.
        let places: [[Float]] = [[0.4, 0.1], [], [0.3, 0.25, 0.2], [0.15]]
        let threshold = try calibration.threshold { places[Int($0.pixels[0])] }
        #expect(abs(threshold - 0.155) < 1e-5)
    }

    @Test func theThresholdStaysWithinBounds() throws {
        let calibration = LocatorCalibration(data(negatives: 50))
        #expect(try calibration.threshold { _ in [] } == 0.05)
        #expect(try calibration.threshold { _ in [1, 1] } == 0.5)
    }

    @Test func framesBesideTheirHandsAreLookedAtToo() throws {
        let calibration = LocatorCalibration(LocatorData(frames: DrawnFrames.frames(count: 2), held: ["ann", "bob"]))
        var looks = 0
        _ = try calibration.threshold { image in
            looks += 1
            return image.pixels.contains { $0 > 180 } ? [1] : []
        }
        #expect(looks == LocatorValidation.besideCount)
    }
}
