import Imaging

/// Chooses from which confidence on a hand is there.
///
/// The rule: as low as possible, but so that in at most one of 20 pictures without hands one is seen. Of those the
/// letter network takes one in a hundred for a letter, while a hand that is not found is lost. The pictures are those
/// that are kept from training, and parts of the test people's frames beside their hands, which often show faces.
struct LocatorCalibration {
    /// Share of the pictures without hands in which one may be seen.
    static let allowed = 0.05
    /// No threshold is lower or higher.
    static let bounds: ClosedRange<Float> = 0.2...0.95

    private let images: [GreyImage]

    /// Collects the pictures without hands.
    init(_ data: LocatorData) {
        var images = data.testNegatives
        if !data.testFrames.isEmpty {
            var painter = ScenePainter.besideHands(of: data.testFrames)
            for number in 0..<LocatorTest.besideCount {
                var chance = SeededGenerator(seed: 0x62_6573_6964_65, draw: number)
                images.append(painter.scene(using: &chance).image)
            }
        }
        self.images = images
    }

    /// The threshold for a network, given how sure it is of a hand in a picture.
    ///
    /// - Throws: what `confidence` throws.
    func threshold(_ confidence: (GreyImage) throws(ImageError) -> Float) throws(ImageError) -> Float {
        var falseAlarms: [Float] = []
        for image in images { falseAlarms.append(try confidence(image)) }
        falseAlarms.sort(by: >)
        let allowed = Int(Double(images.count) * Self.allowed)
        // Just above the first false alarm that is too many.
        let first = falseAlarms.count > allowed ? falseAlarms[allowed] : 0
        return min(max(first + 0.005, Self.bounds.lowerBound), Self.bounds.upperBound)
    }
}
