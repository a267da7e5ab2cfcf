import Imaging
import Testing

@testable import Training

@Suite struct LocatorCalibrationTests {
    private func data(negatives: Int) -> LocatorData {
        var data = LocatorData(frames: [], held: [])
        data.testNegatives = (0..<negatives).map { GreyImage(width: 4, height: 4, filledWith: UInt8($0 % 256)) }
        return data
    }

    @Test func oneOfTwentyMayBeFalse() throws {
        let calibration = LocatorCalibration(data(negatives: 40))
        // Confidences 0.7, 0.6, 0.5 and 0.4, the others far below: two of 40 may be false.
        let threshold = try calibration.threshold { image in
            image.pixels[0] < 4 ? 0.7 - 0.1 * Float(image.pixels[0]) : 0.01
        }
        #expect(abs(threshold - 0.505) < 1e-5)
    }

    @Test func theThresholdStaysWithinBounds() throws {
        let calibration = LocatorCalibration(data(negatives: 50))
        #expect(try calibration.threshold { _ in 0 } == 0.2)
        #expect(try calibration.threshold { _ in 1 } == 0.95)
    }

    @Test func framesBesideTheirHandsAreLookedAtToo() throws {
        let calibration = LocatorCalibration(LocatorData(frames: DrawnFrames.frames(count: 2), held: ["ann", "bob"]))
        var looks = 0
        _ = try calibration.threshold { image in
            looks += 1
            return image.pixels.contains { $0 > 180 } ? 1 : 0
        }
        #expect(looks == LocatorTest.besideCount)
    }
}
