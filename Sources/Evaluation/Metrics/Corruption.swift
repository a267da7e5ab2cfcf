import Basics
import Datasets
import HandModel
import Imaging
import Recognition

/// Reproducible corruptions of a picture or its box, which measure how robust a network is.
public enum Corruption: String, CaseIterable, Sendable, Codable {
    /// A dim room.
    case darker
    /// Overexposure.
    case brighter
    /// Sensor noise, as in the dark.
    case noise
    /// A picture out of focus.
    case blur
    /// Strong JPEG compression.
    case jpeg
    /// A box that is shifted from the hand.
    case shiftedBox
    /// A box that is too large or too small.
    case scaledBox
    /// A rotated hand.
    case tiltedHand
    /// Another background, if the hand's landmarks are known.
    case clutteredBackground

    /// Returns the corrupted sample; the same number and seed give the same bytes.
    ///
    /// - Parameters:
    ///   - number: the index of the sample in its set.
    ///   - backdrops: pictures to use as backgrounds; noise is used if there are none.
    public func applied(
        to sample: Sample, number: Int, seed: UInt64 = 1, margin: Double, backdrops: [GreyImage] = []
    ) -> Sample {
        var generator = SeededGenerator(seed: seed ^ HoldOut.hash(rawValue), draw: number)
        var changed = sample
        switch self {
        case .darker: changed.image = sample.image.mapped { $0 * 0.35 }
        case .brighter: changed.image = sample.image.mapped { $0 * 1.7 + 20 }
        case .noise:
            // The sum of four uniform draws is close enough to a normal distribution.
            changed.image = sample.image.mapped { value in
                value + (0..<4).reduce(0) { sum, _ in sum + generator.about(1) } * 20 * 0.866
            }
        case .blur: changed.image = sample.image.blurred(radius: max(1, Int(sample.region.width / 24)))
        case .jpeg: changed.image = sample.image.compressed(quality: 12) ?? sample.image
        case .shiftedBox:
            let side = max(sample.region.width, sample.region.height)
            let share = Float(side) * 0.15
            changed.region.x += Double(generator.happens(0.5) ? share : -share)
            changed.region.y += Double(generator.happens(0.5) ? share : -share)
        case .scaledBox: changed.region = sample.region.square(scaledBy: generator.happens(0.5) ? 1.25 : 0.85)
        case .tiltedHand: changed.region.tilt += generator.happens(0.5) ? 0.3 : -0.3
        case .clutteredBackground: return cluttered(sample, margin: margin, backdrops: backdrops, using: &generator)
        }
        return changed
    }

    private func cluttered(
        _ sample: Sample, margin: Double, backdrops: [GreyImage], using generator: inout SeededGenerator
    ) -> Sample {
        guard sample.landmarks != nil else { return sample }
        var change = Augmentation()
        change.backdrop = 1
        var augmenter = Augmenter(change, margin: margin, backdrops: backdrops)
        let picture = augmenter.picture(of: sample, using: &generator)
        var changed = sample
        changed.image = picture.image
        changed.landmarks = picture.landmarks
        changed.region = HandBox.centred(in: picture.image, share: 1 / margin)
        return changed
    }
}

extension GreyImage {
    /// Applies a function to every pixel and clamps the result to 0…255.
    fileprivate func mapped(_ change: (Float) -> Float) -> GreyImage {
        GreyImage(
            width: width, height: height, pixels: pixels.map { UInt8(min(max(change(Float($0)).rounded(), 0), 255)) })
    }

    /// Applies a box blur twice, which is nearly a Gaussian blur; edge pixels are repeated.
    fileprivate func blurred(radius: Int) -> GreyImage {
        var image = self
        for _ in 0..<2 {
            image = image.smeared(radius: radius, stepX: 1, stepY: 0).smeared(radius: radius, stepX: 0, stepY: 1)
        }
        return image
    }

    private func smeared(radius: Int, stepX: Int, stepY: Int) -> GreyImage {
        var image = self
        let count = 2 * radius + 1
        for y in 0..<height {
            for x in 0..<width {
                let sum = (-radius...radius).reduce(0) { sum, offset in
                    let column = min(max(x + offset * stepX, 0), width - 1)
                    let row = min(max(y + offset * stepY, 0), height - 1)
                    return sum + Int(self[column, row])
                }
                image[x, y] = UInt8((sum + count / 2) / count)
            }
        }
        return image
    }

    /// Compresses the picture as JPEG and decodes it; returns nil if it cannot be compressed.
    fileprivate func compressed(quality: Int) -> GreyImage? {
        guard let bytes = try? JPEGFile.bytes(of: self, quality: quality) else { return nil }
        let frame = Frame(
            format: .jpeg, width: width, height: height, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
        return try? frame.luminance()
    }
}

/// The accuracy of a network on still letters under each corruption.
public struct Robustness: Sendable, Equatable, Codable {
    /// The accuracy under one corruption.
    public struct Row: Sendable, Equatable, Codable {
        /// The share of correct answers, 0…1.
        public var accuracyStillLetters: Double
        /// The mean over signers of their accuracy.
        public var meanOverSigners: Double
    }

    /// The accuracies by the name of the corruption.
    public let rows: [String: Row]

    /// Applies every corruption to the still letters of a set and evaluates them.
    ///
    /// - Parameters:
    ///   - backdrops: pictures to use as backgrounds.
    ///   - margin: the side of the model's region in sides of the hand box.
    /// - Throws: `LetterNetError` if the model file has changed since it was opened.
    public init(
        of reader: ModelReader, on set: Dataset, backdrops: [GreyImage], margin: Double
    ) throws(LetterNetError) {
        let letters = set.samples.filter {
            !LetterLabels.moving.contains($0.label) && $0.label != LetterLabels.nothing
        }
        var rows: [String: Row] = [:]
        for corruption in Corruption.allCases {
            let samples = concurrentMap(letters.count) { number in
                corruption.applied(to: letters[number], number: number, margin: margin, backdrops: backdrops)
            }
            let still = try reader.predictions(for: Dataset(samples: samples, namesSigners: set.namesSigners))
                .stillLetters
            rows[corruption.rawValue] = Row(
                accuracyStillLetters: still.accuracy, meanOverSigners: still.meanOverSigners)
        }
        self.rows = rows
    }

    /// Encodes only the rows, by name.
    public func encode(to encoder: any Encoder) throws { try rows.encode(to: encoder) }

    /// Decodes the rows.
    public init(from decoder: any Decoder) throws { rows = try [String: Row](from: decoder) }
}
