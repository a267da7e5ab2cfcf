import Basics
import Datasets
import FoundationEssentials
import Imaging
import Recognition

/// What reading a picture costs on this machine.
public struct ReadingSpeed: Sendable, Equatable {
    /// The median time of one picture on one thread, from luminance to letter, in milliseconds.
    public let milliseconds: Double
    /// The number of pictures that were timed.
    public let pictures: Int

    /// The largest number of pictures that are timed.
    private static let most = 300

    /// Reads pictures one after the other; the first also fills caches and is not counted.
    ///
    /// - Throws: `LetterNetError` if the file is not a letter model.
    public init(model: URL, on set: Dataset) throws(LetterNetError) {
        let net = try LetterNet(contentsOf: model)
        let clock = ContinuousClock()
        let times = set.samples.prefix(Self.most + 1).enumerated().map { index, sample in
            let region = sample.region.square(scaledBy: net.preprocessor.margin)
            return clock.measure {
                _ = try? net.predict(Frame(sample.image, sequence: index), in: region, mirrored: sample.mirrored)
            }
        }.dropFirst()
        let sorted = times.sorted()
        pictures = sorted.count
        milliseconds = sorted.isEmpty ? 0 : sorted[sorted.count / 2] / .milliseconds(1)
    }

    /// Creates the speed from its parts.
    package init(milliseconds: Double, pictures: Int) {
        (self.milliseconds, self.pictures) = (milliseconds, pictures)
    }

    /// The speed in words.
    public var words: String {
        String(printf: "%.2f ms a picture on one thread, the median of %d.", milliseconds, pictures)
    }
}
