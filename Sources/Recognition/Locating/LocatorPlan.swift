import Imaging
import NeuralNetwork

/// The network that finds hands, prepared for an input of one shape, with the memory that it needs.
///
/// All its layers but the last, which only flattens, are convolutions and pools, so the same weights serve an input of
/// any shape.
final class LocatorPlan {
    /// Makes the network's input.
    let input: LocatorPreprocessor
    private let plan: InferencePlan
    private let grid: DetectionGrid
    private var picture: [Float]
    private var output: [Float]

    /// Prepares the network for an input of another shape, sharing the packed weights of a plan of the same network.
    ///
    /// Nil when there is not enough memory, or when the output for that shape is not a grid of square cells.
    convenience init?(_ network: Network, reshapedTo input: LocatorPreprocessor, sharingWeightsOf other: LocatorPlan) {
        guard
            let description = try? NetworkDescription(
                height: input.height, width: input.width, channels: 1, layers: network.description.layers),
            let grid = DetectionGrid(description),
            let reshaped = try? Network(description, parameters: network.parameters),
            let plan = try? InferencePlan(reshaped, sharingWeightsOf: other.plan)
        else { return nil }
        self.init(plan, input: input, grid: grid)
    }

    /// Takes a plan whose network has this input and gives this grid.
    init(_ plan: InferencePlan, input: LocatorPreprocessor, grid: DetectionGrid) {
        self.plan = plan
        self.input = input
        self.grid = grid
        picture = [Float](repeating: 0, count: plan.inputCount)
        output = [Float](repeating: 0, count: plan.outputCount)
    }

    /// The hands of at least `confidence` in a region of a frame, the surest first, in the frame's pixels.
    ///
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    func hands(in frame: Frame, region: Region?, confidence: Float) throws(ImageError) -> [HandDetection] {
        let view = try picture.withUnsafeMutableBufferPointer { (picture) throws(ImageError) in
            try input.prepare(frame, region: region, into: picture)
        }
        return output.withUnsafeMutableBufferPointer { output in
            picture.withUnsafeBufferPointer { plan.run($0, into: output) }
            return grid.detections(in: UnsafeBufferPointer(output), confidence: confidence).map {
                HandDetection(box: view.picture($0.box), confidence: $0.confidence)
            }
        }
    }
}
