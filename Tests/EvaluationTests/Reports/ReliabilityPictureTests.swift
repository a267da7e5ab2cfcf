import Charts
import Imaging
import Testing

@testable import Evaluation

@Suite struct ReliabilityPictureTests {
    private let picture: RGBImage

    init() throws {
        picture = try ReliabilityPicture(
            bins: [
                Calibration.Bin(confidence: 0.5, accuracy: 0.9, count: 10),
                Calibration.Bin(confidence: 0.97, accuracy: 0.5, count: 40),
            ], expectedError: 0.25, title: "Test"
        ).picture()
    }

    /// The colour at a confidence and an accuracy.
    private func colour(_ confidence: Double, _ accuracy: Double) -> Colour {
        let place = 3 * (Int(96 + (1 - accuracy) * 420) * picture.width + Int(84 + confidence * 420))
        return Colour(red: picture.pixels[place], green: picture.pixels[place + 1], blue: picture.pixels[place + 2])
    }

    @Test func barsReachTheAccuracyAndGapsAreRed() {
        #expect(colour(0.48, 0.3) == Palette.blue)
        #expect(colour(0.98, 0.2) == Palette.blue)
        for (confidence, accuracy) in [(0.48, 0.7), (0.98, 0.7)] {
            let gap = colour(confidence, accuracy)
            #expect(gap.red > gap.blue, "\(confidence)")
        }
    }

    @Test func emptyBinsStayEmpty() {
        #expect(colour(0.15, 0.9) == Palette.panel)
        #expect(colour(0.3, 0.87) == Palette.panel)
    }
}
