import Basics
import Datasets
import HandModel
import Imaging
import Recognition

/// The pictures of a hand locator's training and validation.
public struct LocatorData: Sendable {
    /// Whole frames for training.
    public var frames: [LabelledFrame]
    /// Crops around a hand, with its landmarks.
    public var crops: [Sample] = []
    /// Pictures without hands.
    public var negatives: [GreyImage] = []
    /// Rendered rooms without hands, some with heads and shoulders.
    public var rooms: [GreyImage] = []
    /// Whole frames for validation, of people who appear in none of the above.
    public var validationFrames: [LabelledFrame]
    /// Held-out pictures without hands.
    public var validationNegatives: [GreyImage] = []
    /// The names of the sets, without their folders.
    public var sources: [String] = []

    /// Splits frames by signer: those of the signers in `held` are for validation.
    public init(frames: [LabelledFrame], held: Set<String>) {
        self.frames = frames.filter { !held.contains($0.signer) }
        validationFrames = frames.filter { held.contains($0.signer) }
    }

    /// Chooses the signers to hold out: a share of all, at least one, the same for the same seed.
    public static func held(of frames: [LabelledFrame], share: Double, seed: UInt64) -> Set<String> {
        var generator = SeededGenerator(seed: seed, draw: -1)
        let signers = Set(frames.map(\.signer)).sorted()
        return Set(signers.shuffled(using: &generator).prefix(max(1, Int((Double(signers.count) * share).rounded()))))
    }

    /// Adds the crops of hands with known landmarks, except those of held-out signers.
    public mutating func add(crops set: Dataset) {
        let held = Set(validationFrames.map(\.signer))
        crops += set.samples.filter {
            $0.landmarks != nil && $0.label != LetterLabels.nothing && !held.contains($0.signer)
        }
    }

    /// Adds pictures without hands, some of which are held out for validation as in `HoldOut`.
    public mutating func add(negatives set: Dataset) {
        let (learned, kept) = HoldOut.part(set, judged: [])
        negatives += learned.samples.map(\.image)
        validationNegatives += kept.samples.map(\.image)
    }

    /// Adds rendered hands as the crops of three further signers, and as many rooms without hands.
    public mutating func addRendered(count: Int, seed: UInt64) {
        crops += RenderedDataset.make(count: count, seed: seed, shareOfNothing: 0).samples.filter {
            $0.landmarks != nil
        }.map { sample in
            var sample = sample
            sample.signer = "rendered-\(HoldOut.hash(sample.name) % 3)"
            return sample
        }
        let sampler = HandSampler(seed: seed, side: 160, letters: [])
        rooms += concurrentMap(count) { sampler.sample($0).image }
    }
}
