import NeuralNetwork
import Recognition
import RecognitionSupport
import Testing

@testable import Training

@Suite struct LocatorTestTests {
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
        let test = try LocatorTest(data, input: LocatorPreprocessor(width: 96, height: 72), grid: grid)
        let result = test.result(of: session(try PatternLocator.network()))
        #expect(result.recall == 1 && result.meanOverSigners == 1)
        #expect(result.meanIoU > 0.7)
        #expect(result.falseRate <= LocatorTest.allowedFalse)
    }

    @Test func aNetworkThatSeesHandsEverywhereGetsAHighThreshold() throws {
        let description = try NetworkDescription.locator(LocatorPreprocessor(width: 96, height: 72))
        let data = DrawnFrames.data()
        let test = try LocatorTest(data, input: LocatorPreprocessor(width: 96, height: 72), grid: grid)
        let result = test.result(of: session(Network(description, seed: 3)))
        #expect(result.threshold > LocatorTest.leastThreshold)
        #expect(result.falseRate <= LocatorTest.allowedFalse || result.threshold == 0.95)
        #expect(result.recall < 0.5)
    }
}
