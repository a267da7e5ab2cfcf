import Datasets
import FoundationEssentials

/// How a letter model is fine-tuned to one person's hand; chosen by measurement.
public struct PersonalisationSettings: Sendable, Equatable, Codable {
    /// How many of the last convolutions are changed, besides the dense layer after them.
    public var convolutions = 2
    /// The number of steps.
    public var steps = 200
    /// The number of pictures in a batch.
    public var batch = 64
    /// The share of the person's pictures in a batch, 0…1; the others are rendered hands.
    public var personalShare: Float = 0.5
    /// The largest learning rate.
    public var learningRate: Float = 0.0005
    /// The weight decay per step, in units of the learning rate.
    public var weightDecay: Float = 0.01
    /// The share of the target probability that is spread evenly over all classes, 0…1.
    public var labelSmoothing: Float = 0.05
    /// Whether a picture that is read right is learnt with the answer that the model gives, so that only what is misread
    /// changes it.
    public var keepsRight = true
    /// The weight of the landmarks in the loss.
    public var landmarkWeight: Float = 15
    /// The decay per step of the moving average of the weights.
    public var averageDecay: Float = 0.97
    /// About how many pictures are made of the person's by changing them.
    public var pictures = 600
    /// How often each picture is used at least, in its own form and changed.
    public var leastCopies = 3
    /// How pictures are changed.
    public var augmentation: Augmentation = {
        var augmentation = Augmentation(.full)
        (augmentation.scale, augmentation.shift, augmentation.tilt) = (0.15, 0.08, 0.2)
        (augmentation.overexposure, augmentation.cutOut) = (0, 0.1)
        return augmentation
    }()
    /// How many rendered hands are learnt too.
    public var replay = 1000
    /// How many other rendered hands are read before and after.
    public var judged = 800
    /// The shares of the new weights in the model, 0…1, that are tried; the others are those of before.
    ///
    /// The first is the usual one.
    public var shares: [Float] = [0.7, 0.85, 0.5]
    /// The seed of all chance.
    public var seed: UInt64 = 1
    /// The number of threads.
    public var threads = ProcessInfo.processInfo.activeProcessorCount

    /// The settings that were measured best.
    public init() {}
}
