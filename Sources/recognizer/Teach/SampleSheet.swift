import Datasets
import Imaging

/// Samples side by side, as the user looks at them.
enum SampleSheet {
    private static let columns = 4

    /// The picture of some samples; nil when there are none.
    static func picture(of samples: [PersonSample]) -> RGBImage? {
        guard !samples.isEmpty else { return nil }
        let side = PersonSample.side
        let columns = min(columns, samples.count)
        let rows = (samples.count + columns - 1) / columns
        var sheet = GreyImage(width: columns * side, height: rows * side, filledWith: 24)
        for (number, sample) in samples.enumerated() {
            let (left, top) = (number % columns * side, number / columns * side)
            for y in 0..<side {
                let start = (top + y) * sheet.width + left
                sheet.pixels.replaceSubrange(
                    start..<start + side, with: sample.picture.pixels[y * side..<(y + 1) * side])
            }
        }
        return RGBImage(sheet)
    }
}
