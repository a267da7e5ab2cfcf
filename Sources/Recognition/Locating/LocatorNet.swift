import Basics
import FoundationEssentials
import Imaging
import NeuralNetwork

/// A trained network that finds hands, ready to look at frames.
///
/// It owns the memory of the layers' outputs, so it is a class and must not be shared between threads.
public final class LocatorNet {
    /// The key of the threshold in the metadata of a model file.
    public static let thresholdKey = "threshold"

    /// Makes the network's input; its parameters come with the model.
    public let input: LocatorPreprocessor
    /// The confidence from which a place is proposed as a hand, 0…1.
    public let threshold: Float

    private let network: Network
    private let grid: DetectionGrid
    private let plan: LocatorPlan
    /// Plans for whole frames: one for each of the last few input shapes.
    private var wholePlans: [LocatorPlan] = []
    /// The number of plans that are kept: a quick and a thorough one, for a camera's present and previous size.
    private static let mostPlans = 4

    /// Loads a model.
    ///
    /// - Throws: `LocatorNetError` when the file is not a model that finds hands.
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

    /// Prepares a network; `path` is the name of its file in messages.
    ///
    /// - Throws: `LocatorNetError` when the network is not one that finds hands.
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
    ///   - confidence: the lowest that is returned; the threshold when nil.
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
    ///   - confidence: the lowest that is returned; the threshold when nil.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public func hands(
        inAllOf frame: Frame, detail: Double, confidence: Float? = nil
    ) throws(ImageError) -> [HandDetection] {
        let shape = input.reshaped(
            toFrameOfWidth: frame.width, height: frame.height, detail: detail, multiple: Int(grid.stride))
        return try whole(shape).hands(in: frame, region: nil, confidence: confidence ?? threshold)
    }

    /// The plan for an input shape; the model's own plan when there is not enough memory for another.
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
    /// The grid of a network's output; nil when the output is not a grid of square cells.
    public init?(_ description: NetworkDescription) {
        guard description.layers.count > 1, description.layers.last == .flatten else { return nil }
        let map = description.input(ofLayer: description.layers.count - 1)
        guard !map.isFlat, map.channels == DetectionLoss.outputsPerCell, description.width % map.width == 0,
            description.width / map.width * map.height == description.height
        else { return nil }
        self.init(columns: map.width, rows: map.height, stride: Double(description.width / map.width))
    }
}

/// Why a file cannot be used as the network that finds hands.
public enum LocatorNetError: Error, Sendable, Equatable {
    /// The file is not a model.
    case model(ModelFileError)
    /// The network's input is not of the size that its preprocessing makes.
    case wrongInput(path: String)
    /// The network does not give a grid of scores and boxes.
    case wrongOutput(path: String)
    /// The file's threshold is missing or not a number between 0 and 1.
    case badThreshold(path: String, text: String)
    /// The network cannot be made ready to run.
    case plan(path: String, InferencePlanError)
}

extension LocatorNetError: CustomStringConvertible {
    /// What is wrong with which file, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .model(let error): "\(error)"
        case .wrongInput(let path):
            "\(path): the network's input is not of the size that its preprocessing makes. \(Self.remedy)"
        case .wrongOutput(let path): "\(path): the network does not find hands. \(Self.remedy)"
        case .badThreshold(let path, let text):
            "\(path): \"\(text)\" is not a threshold between 0 and 1. \(Self.remedy)"
        case .plan(let path, let error): "\(path): \(error)"
        }
    }

    private static let remedy =
        "Pass a model that finds hands with --locator FILE, train one with `swift run trainer locate`, "
        + "or do without with --no-locator."
}
