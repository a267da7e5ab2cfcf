import Basics
import Datasets
import HandModel
import Imaging
import Recognition

/// What a hand locator learns from and is validated with.
public struct LocatorData: Sendable {
    /// Whole frames to learn from.
    public var frames: [LabelledFrame]
    /// Crops about a hand, with its joints.
    public var crops: [Sample] = []
    /// Pictures without hands.
    public var negatives: [GreyImage] = []
    /// Rendered rooms without hands, some with heads and shoulders.
    public var rooms: [GreyImage] = []
    /// Whole frames of people who are in none of the above, for validation after each epoch.
    public var validationFrames: [LabelledFrame]
    /// Pictures without hands that are kept from training.
    public var validationNegatives: [GreyImage] = []
    /// Names of the sets, without their folders.
    public var sources: [String] = []

    /// Parts frames by person: those of the people that `held` names are for validation.
    public init(frames: [LabelledFrame], held: Set<String>) {
        self.frames = frames.filter { !held.contains($0.signer) }
        validationFrames = frames.filter { held.contains($0.signer) }
    }

    /// People that are held back: a share of all, at least one, the same for the same seed.
    public static func held(of frames: [LabelledFrame], share: Double, seed: UInt64) -> Set<String> {
        var generator = SeededGenerator(seed: seed, draw: -1)
        let signers = Set(frames.map(\.signer)).sorted()
        return Set(signers.shuffled(using: &generator).prefix(max(1, Int((Double(signers.count) * share).rounded()))))
    }

    /// Adds crops whose joints are known, but for those of people of the validation set.
    public mutating func add(crops set: Dataset) {
        let held = Set(validationFrames.map(\.signer))
        crops += set.samples.filter {
            $0.landmarks != nil && $0.label != LetterLabels.nothing && !held.contains($0.signer)
        }
    }

    /// Adds pictures without hands, a quarter of which is kept for validation.
    public mutating func add(negatives set: Dataset) {
        let (learned, kept) = HoldOut.part(set, judged: [])
        negatives += learned.samples.map(\.image)
        validationNegatives += kept.samples.map(\.image)
    }

    /// Adds rendered hands as the crops of some people more, and as many rooms without hands.
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
