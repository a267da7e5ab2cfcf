import Imaging

/// Chooses from which confidence on a place is worth reading.
///
/// The rule: as low as possible, but so that a picture without hands proposes one place on average. Each costs the letter
/// network a reading, which then says that it is none, while a hand that is not proposed is lost. The pictures are those
/// that are kept from training, and parts of the test people's frames beside their hands, which often show faces.
struct LocatorCalibration {
    /// Places that a picture without hands may propose, on average.
    static let allowed = 1.0
    /// No threshold is lower or higher.
    static let bounds: ClosedRange<Float> = 0.05...0.5

    private let images: [GreyImage]

    /// Collects the pictures without hands.
    init(_ data: LocatorData) {
        var images = data.testNegatives
        if !data.testFrames.isEmpty {
            var painter = SceneSynthesizer.besideHands(of: data.testFrames)
            for number in 0..<LocatorTest.besideCount {
                var generator = SeededGenerator(seed: 0x62_6573_6964_65, draw: number)
                images.append(painter.scene(using: &generator).image)
            }
        }
        self.images = images
    }

    /// The threshold for a network, given how sure it is of each place in a picture that it may propose.
    ///
    /// - Throws: what `confidences` throws.
    func threshold(_ confidences: (GreyImage) throws(ImageError) -> [Float]) throws(ImageError) -> Float {
        var places: [Float] = []
        for image in images { places += try confidences(image) }
        places.sort(by: >)
        let allowed = Int(Double(images.count) * Self.allowed)
        // Just above the first place that is too many.
        let first = places.count > allowed ? places[allowed] : 0
        return min(max(first + 0.005, Self.bounds.lowerBound), Self.bounds.upperBound)
    }
}
