import Imaging
import Testing

@testable import Training

@Suite struct LocatorCalibrationTests {
    private func data(negatives: Int) -> LocatorData {
        var data = LocatorData(frames: [], held: [])
        data.testNegatives = (0..<negatives).map { GreyImage(width: 4, height: 4, filledWith: UInt8($0 % 256)) }
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
        #expect(looks == LocatorTest.besideCount)
    }
}
