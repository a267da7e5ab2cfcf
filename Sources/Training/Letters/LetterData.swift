import Datasets
import Imaging
import Recognition

/// What a training learns from and is validated with.
public struct LetterData: Sendable {
    /// The pictures to learn from, those without letters among them.
    public var train: Dataset
    /// The validation pictures; no picture is in both.
    public var validation: Dataset
    /// Pictures without letters that are kept from training, by the name of their set.
    public var held: [String: Dataset] = [:]
    /// Pictures without letters or hands, to be pasted behind hands.
    public var backdrops: [GreyImage] = []
    /// Kinds of the pictures without letters that are of nobody.
    private var handless: Set<String> = []
    /// Names of the sets, without their folders.
    public var sources: [String] = []
    /// Whether validation pictures show the people of the training pictures.
    public var samePeople: Bool

    /// Puts sets together.
    public init(train: Dataset, validation: Dataset, samePeople: Bool) {
        self.train = train
        self.validation = validation
        self.samePeople = samePeople
    }

    /// Adds a set of pictures without letters, part of which is held back.
    ///
    /// Pictures of nobody also serve as backdrops.
    public mutating func add(negatives set: Dataset, name: String) {
        let (learned, kept) = HoldOut.part(set, judged: Set(validation.signers))
        // What is shown there is no letter, whatever the folders are called.
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

    /// Adds what a locator takes for hands and is none: beside the hands of whole frames, and in the pictures without
    /// letters of nobody that are learned from.
    ///
    /// They are dealt apart from the other pictures without letters, which would else be drowned.
    ///
    /// - Returns: how many there are.
    /// - Throws: `ImageError` when a picture is empty.
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

    /// The labels that a network for this data needs: those that occur, and "nothing" last if it does.
    public var labels: [String] { train.labels }
}

/// Places without a letter that a locator takes for hands: faces, hair, cloth, lamps.
///
/// The recognizer shows such places to the letter network, which has to say "nothing" of them. A picture of just
/// anything that is no hand teaches that far less.
struct HardNegatives {
    /// The least confidence of a place.
    static let confidence: Float = 0.05
    /// Places that overlap more with a labelled hand are that hand.
    static let mostOverlap = 0.1
    /// How much of a labelled hand may be seen about a place.
    static let mostOfHand = 0.3
    /// How much is kept about a place, in sides of the region that is read.
    static let room = 1.4

    private let locator: TrackingLocator
    private let margin: Double

    /// Looks with a locator, as a recognizer does that reads regions with this margin.
    init(_ net: LocatorNet, margin: Double) {
        locator = TrackingLocator(net, margin: margin)
        self.margin = margin
    }

    /// What is taken for a hand in a picture and is none.
    ///
    /// - Parameters:
    ///   - hands: the boxes of the hands that the picture does show.
    ///   - signer: whose picture it is.
    /// - Throws: `ImageError` when the picture is empty.
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
    /// The whole pixels that this region and another share; nil where they share hardly any.
    fileprivate func wholePixels(within other: Region) -> Region? {
        let (left, top) = (max(x, other.x).rounded(.up), max(y, other.y).rounded(.up))
        let right = min(x + width, other.x + other.width).rounded(.down)
        let bottom = min(y + height, other.y + other.height).rounded(.down)
        guard right - left >= 8, bottom - top >= 8 else { return nil }
        return Region(x: left, y: top, width: right - left, height: bottom - top)
    }
}
