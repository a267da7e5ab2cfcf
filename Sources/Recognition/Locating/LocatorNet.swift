import FoundationEssentials
import Imaging
import NeuralNetwork

/// A trained network that finds hands, ready to look at frames.
///
/// It owns the memory that a frame needs on its way through, so that looking allocates next to nothing; hence it is no
/// value, and not to be shared between threads.
public final class LocatorNet {
    /// The text of a model file that says from which confidence on a hand is there.
    public static let thresholdKey = "threshold"

    /// Makes pictures ready for the network; its parameters come with the model.
    public let input: LocatorPreprocessor
    /// The confidence from which on a hand is there, 0…1.
    public let threshold: Float

    private let network: Network
    private let grid: DetectionGrid
    private let plan: LocatorPlan
    /// What looks at all of a frame, for the last few shapes of frames and finenesses.
    private var wholePlans: [LocatorPlan] = []
    /// So many are kept: two for each look, and as many for a camera that changes its size.
    private static let mostPlans = 4

    /// Loads a model.
    ///
    /// - Throws: `LocatorNetError` when the file is no model, or none that finds hands.
    public convenience init(contentsOf url: URL) throws(LocatorNetError) {
        let path = url.path
        let file: ModelFile
        let input: LocatorPreprocessor
        do {
            file = try ModelFile(contentsOf: url)
            input = try file.preprocessing(as: LocatorPreprocessor.self, path: path)
        } catch {
            throw .model(error)
        }
        guard file.labels == DetectionGrid.labels else { throw .wrongOutput(path: path) }
        let text = file.metadata[Self.thresholdKey] ?? ""
        guard let threshold = Float(text), threshold > 0, threshold < 1 else {
            throw .badThreshold(path: path, text: text)
        }
        try self.init(file.network, input: input, threshold: threshold, path: path)
    }

    /// Makes a network ready that is no file yet, or whose file is `path`.
    ///
    /// - Throws: `LocatorNetError` when the network finds no hands.
    public init(
        _ network: Network, input: LocatorPreprocessor, threshold: Float, path: String = "the network"
    ) throws(LocatorNetError) {
        let description = network.description
        guard description.height == input.height, description.width == input.width, description.channels == 1
        else { throw .wrongInput(path: path) }
        guard let grid = DetectionGrid(description) else { throw .wrongOutput(path: path) }
        self.network = network
        self.grid = grid
        self.input = input
        self.threshold = threshold
        do {
            plan = LocatorPlan(try InferencePlan(network), input: input, grid: grid)
        } catch {
            throw .plan(path: path, error)
        }
    }

    /// The hands in a frame or in a part of it, the surest first, in the frame's pixels.
    ///
    /// - Parameters:
    ///   - region: the part to look at; all of the frame when nil.
    ///   - confidence: the least that is told; the threshold when nil.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public func hands(
        in frame: Frame, region: Region? = nil, confidence: Float? = nil
    ) throws(ImageError) -> [HandDetection] {
        try plan.hands(in: frame, region: region, confidence: confidence ?? threshold)
    }

    /// The hands in all of a frame, seen through an input of the frame's own shape.
    ///
    /// - Parameters:
    ///   - detail: pixels of that input, as a multiple of those of the model's own; small hands need more.
    ///   - confidence: the least that is told; the threshold when nil.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public func hands(
        inAllOf frame: Frame, detail: Double, confidence: Float? = nil
    ) throws(ImageError) -> [HandDetection] {
        let shape = input.reshaped(
            toFrameOfWidth: frame.width, height: frame.height, detail: detail, multiple: Int(grid.stride))
        return try whole(shape).hands(in: frame, region: nil, confidence: confidence ?? threshold)
    }

    /// What looks through an input of a shape; through the model's own where there is no memory for another.
    private func whole(_ shape: LocatorPreprocessor) -> LocatorPlan {
        if shape == input { return plan }
        if let known = wholePlans.first(where: { $0.input == shape }) { return known }
        guard let made = LocatorPlan(network, reshapedTo: shape, sharingWeightsOf: plan) else { return plan }
        if wholePlans.count == Self.mostPlans { wholePlans.removeFirst() }
        wholePlans.append(made)
        return made
    }
}

extension DetectionGrid {
    /// The grid that a network gives; nil when it gives none whose cells are squares.
    public init?(_ description: NetworkDescription) {
        guard description.layers.count > 1, description.layers.last == .flatten else { return nil }
        let map = description.input(ofLayer: description.layers.count - 1)
        guard !map.isFlat, map.channels == DetectionLoss.outputsPerCell, description.width % map.width == 0,
            description.width / map.width * map.height == description.height
        else { return nil }
        self.init(columns: map.width, rows: map.height, stride: Double(description.width / map.width))
    }
}
