import Basics
import Datasets
import HandModel
import Imaging
import Recognition

/// What goes wrong between a hand and a camera, always alike: how robust a network is can be compared by it.
public enum Corruption: String, CaseIterable, Sendable, Codable {
    /// A dim room.
    case darker
    /// Over-exposed.
    case brighter
    /// A sensor in the dark.
    case noise
    /// Out of focus.
    case blur
    /// A strongly compressed picture.
    case jpeg
    /// A box that lies beside the hand.
    case shiftedBox
    /// A box that is too large or too small.
    case scaledBox
    /// A hand that leans.
    case tiltedHand
    /// Another wall behind the hand, where its joints are known.
    case clutteredBackground

    /// The sample as it looks then; the same number and seed give the same bytes.
    ///
    /// - Parameters:
    ///   - number: the sample's place in its set.
    ///   - backdrops: pictures to be pasted behind hands; noise where there are none.
    public func applied(
        to sample: Sample, number: Int, seed: UInt64 = 1, margin: Double, backdrops: [GreyImage] = []
    ) -> Sample {
        var generator = SeededGenerator(seed: seed ^ HoldOut.hash(rawValue), draw: number)
        var changed = sample
        switch self {
        case .darker: changed.image = sample.image.mapped { $0 * 0.35 }
        case .brighter: changed.image = sample.image.mapped { $0 * 1.7 + 20 }
        case .noise:
            // The sum of four even draws is normal enough.
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
    /// Every pixel changed; what leaves 0…255 is cut off.
    fileprivate func mapped(_ change: (Float) -> Float) -> GreyImage {
        GreyImage(
            width: width, height: height, pixels: pixels.map { UInt8(min(max(change(Float($0)).rounded(), 0), 255)) })
    }

    /// Averaged twice over squares, which is nearly a Gaussian; edges repeat.
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

    /// What is left of the picture after it was a JPEG; nil where it cannot be one.
    fileprivate func compressed(quality: Int) -> GreyImage? {
        guard let bytes = try? JPEGFile.bytes(of: self, quality: quality) else { return nil }
        let frame = Frame(
            format: .jpeg, width: width, height: height, stride: 0, time: 0, sequence: 0,
            storage: FrameStorage(copying: bytes))
        return try? frame.luminance()
    }
}

/// How much a network loses when pictures get worse: the figures of still letters under each corruption.
public struct Robustness: Sendable, Equatable, Codable {
    /// The figures under one corruption.
    public struct Row: Sendable, Equatable, Codable {
        /// Share of right answers, 0…1.
        public var accuracyStillLetters: Double
        /// Mean over signers of each one's share.
        public var meanOverSigners: Double
    }

    /// The figures by the corruption's name.
    public let rows: [String: Row]

    /// Corrupts the still letters of a set in every way and reads them.
    ///
    /// - Parameters:
    ///   - backdrops: pictures to be pasted behind hands.
    ///   - margin: the model's room around a hand box.
    /// - Throws: `LetterNetError` when the model has changed since it was opened.
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

    /// Writes the rows alone, by name.
    public func encode(to encoder: any Encoder) throws { try rows.encode(to: encoder) }

    /// Reads the rows.
    public init(from decoder: any Decoder) throws { rows = try [String: Row](from: decoder) }
}
