import Imaging
import Recognition

/// What a training learns from and is tested with.
public struct TrainingData: Sendable {
    /// The pictures to learn from, those without letters among them.
    public var train: Dataset
    /// The pictures to test with after each epoch; no picture is in both.
    public var test: Dataset
    /// Pictures without letters that are kept from training, by the name of their set.
    public var held: [String: Dataset] = [:]
    /// Pictures without letters or hands, to be pasted behind hands.
    public var backdrops: [GreyImage] = []
    /// Kinds of the pictures without letters that are of nobody.
    private var handless: Set<String> = []
    /// Names of the sets, without their folders.
    public var sources: [String] = []
    /// Whether test pictures show the people of the training pictures.
    public var samePeople: Bool

    /// Puts sets together.
    public init(train: Dataset, test: Dataset, samePeople: Bool) {
        self.train = train
        self.test = test
        self.samePeople = samePeople
    }

    /// Adds a set of pictures without letters, part of which is held back.
    ///
    /// Pictures of nobody also serve as backdrops.
    public mutating func add(negatives set: Dataset, name: String) {
        let (learned, kept) = HoldOut.part(set, judged: Set(test.signers))
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
