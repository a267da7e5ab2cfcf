import Datasets
import Imaging
import Recognition

/// The pictures of a letter network's training and validation.
public struct LetterData: Sendable {
    /// The training pictures, including those without a letter.
    public var train: Dataset
    /// The validation pictures; no picture is in both sets.
    public var validation: Dataset
    /// Held-out pictures without letters, by the name of their set.
    public var held: [String: Dataset] = [:]
    /// Pictures without hands, used as backgrounds.
    public var backdrops: [GreyImage] = []
    /// The `signer` values of those training pictures that show no person.
    private var handless: Set<String> = []
    /// The names of the sets, without their folders.
    public var sources: [String] = []
    /// Whether training and validation pictures share signers.
    public var samePeople: Bool

    /// Combines a training set and a validation set.
    public init(train: Dataset, validation: Dataset, samePeople: Bool) {
        self.train = train
        self.validation = validation
        self.samePeople = samePeople
    }

    /// Adds a set of pictures without letters, and holds out a part of it.
    ///
    /// If the set names no signers, its pictures are also used as backgrounds.
    public mutating func add(negatives set: Dataset, name: String) {
        let (learned, kept) = HoldOut.part(set, judged: Set(validation.signers))
        // These pictures show no letter, whatever the names of their folders are.
        let samples = learned.samples.map { sample in
            var sample = sample
            sample.label = LetterLabels.nothing
            return sample
        }
        train.samples += samples
        train.skipped += set.skipped
        if !kept.samples.isEmpty { held[name] = kept }
        if !set.namesSigners {
            backdrops += samples.map(\.image)
            handless.formUnion(samples.map(\.signer))
        }
    }

    /// Adds hard negatives: the locator's false detections in whole frames and in training pictures without people.
    ///
    /// They get signers of their own, so that the sampler draws them and the other pictures without letters separately.
    ///
    /// - Returns: the number of hard negatives.
    /// - Throws: `ImageError` if a picture is empty.
    mutating func addHardNegatives(
        in frames: [LabelledFrame], by locator: LocatorNet, margin: Double
    ) throws(ImageError) -> Int {
        let finder = HardNegatives(locator, margin: margin)
        var found: [Sample] = []
        for frame in frames {
            found += try finder.samples(
                in: frame.image, hands: frame.hands.map(\.box), name: frame.name, signer: "beside \(frame.signer)")
        }
        for sample in train.samples where sample.label == LetterLabels.nothing && handless.contains(sample.signer) {
            found += try finder.samples(in: sample.image, name: sample.name, signer: "like a hand, \(sample.signer)")
        }
        train.samples += found
        return found.count
    }

    /// The labels of the training set, with "nothing" last if it occurs.
    public var labels: [String] { train.labels }
}

/// Finds hard negatives: regions without a hand that a locator detects as hands, such as faces, hair, cloth and lamps.
///
/// The recognizer passes such regions to the letter network, which must answer "nothing". Random pictures without a
/// hand teach that much less.
struct HardNegatives {
    /// The lowest confidence of a detection.
    static let confidence: Float = 0.05
    /// A detection with a higher intersection over union with a labelled hand is that hand.
    static let mostOverlap = 0.1
    /// The largest part of a labelled hand that a crop may show.
    static let mostOfHand = 0.3
    /// The side of a crop, in sides of the region that the letter network reads.
    static let room = 1.4

    private let locator: TrackingLocator
    private let margin: Double

    /// Prepares a search with a locator, for a letter network that reads regions with this margin.
    init(_ net: LocatorNet, margin: Double) {
        locator = TrackingLocator(net, margin: margin)
        self.margin = margin
    }

    /// Returns the false detections in a picture as samples without a letter.
    ///
    /// - Parameters:
    ///   - hands: the boxes of the hands in the picture.
    ///   - signer: the signer that the samples get.
    /// - Throws: `ImageError` if the picture is empty.
    func samples(
        in image: GreyImage, hands: [Region] = [], name: String, signer: String
    ) throws(ImageError) -> [Sample] {
        let whole = Region(x: 0, y: 0, width: Double(image.width), height: Double(image.height))
        let places = try locator.hands(in: Frame(image), confidence: Self.confidence)
        return places.enumerated().compactMap { number, place in
            guard hands.allSatisfy({ $0.iou(with: place.box) < Self.mostOverlap }) else { return nil }
            let about = place.box.square(scaledBy: margin * Self.room)
            guard let part = about.wholePixels(within: whole),
                hands.allSatisfy({ part.coverage(of: $0) < Self.mostOfHand })
            else { return nil }
            return Sample(
                name: "\(name)#\(number)", image: image.part(part), region: place.box.moved(x: -part.x, y: -part.y),
                label: LetterLabels.nothing, signer: signer)
        }
    }
}

extension Region {
    /// The whole pixels within both regions; nil if they are fewer than 8 along either axis.
    fileprivate func wholePixels(within other: Region) -> Region? {
        let (left, top) = (max(x, other.x).rounded(.up), max(y, other.y).rounded(.up))
        let right = min(x + width, other.x + other.width).rounded(.down)
        let bottom = min(y + height, other.y + other.height).rounded(.down)
        guard right - left >= 8, bottom - top >= 8 else { return nil }
        return Region(x: left, y: top, width: right - left, height: bottom - top)
    }
}
