import FoundationEssentials
import Glibc
import Imaging
import NeuralNetwork

/// A trained letter network, ready to read regions of frames.
///
/// It owns the memory that a frame needs on its way through; hence it is no value, and not to be shared between threads.
/// What it answers is a value.
public final class LetterNet {
    /// What the probabilities mean: letters, and perhaps `LetterLabels.nothing`.
    public let labels: [String]
    /// Makes a frame's region ready for the network; its parameters come with the model.
    public let preprocessor: LetterPreprocessor
    /// What the scores are divided by before they become probabilities, so that a probability of 0.8 is right in
    /// about 8 of 10 cases; 1 for a model that was not calibrated.
    public let temperature: Float
    /// When the model's answers count as letters; nil where its file does not say.
    public let threshold: LetterThreshold?
    /// Whether the model tells where the hand's landmarks are.
    public var tellsLandmarks: Bool { outputs.count > labels.count }
    /// How many joints a hand has.
    public static let jointCount = 21

    private let plan: InferencePlan
    /// The network's outputs: scores of the labels, then the joints' x and y, -1…1 over the region.
    private var outputs: [Float]

    /// Loads a model.
    ///
    /// - Throws: `LetterNetError` when the file is no model, or no model that reads letters.
    public convenience init(contentsOf url: URL) throws(LetterNetError) {
        let file: ModelFile
        let preprocessor: LetterPreprocessor
        do {
            file = try ModelFile(
                contentsOf: url, knownLabels: Set(LetterLabels.alphabet + [LetterLabels.nothing]))
            preprocessor = try file.preprocessing(as: LetterPreprocessor.self, path: url.path)
        } catch {
            throw .model(error)
        }
        try self.init(file, preprocessor: preprocessor, path: url.path)
    }

    private init(_ file: ModelFile, preprocessor: LetterPreprocessor, path: String) throws(LetterNetError) {
        let description = file.network.description
        guard description.height == preprocessor.side, description.width == preprocessor.side,
            description.channels == 1
        else {
            throw .wrongInput(
                path: path, height: description.height, width: description.width, channels: description.channels,
                side: preprocessor.side)
        }
        // What was decoded need not be what could have been made.
        guard preprocessor.margin > 0, preprocessor.contrastFloor > 0 else { throw .badPreprocessing(path: path) }
        guard file.labels.contains(where: { $0 != LetterLabels.nothing }) else { throw .noLetters(path: path) }
        guard [0, 2 * Self.jointCount].contains(file.furtherOutputs) else {
            throw .badOutputs(path: path, count: file.furtherOutputs)
        }
        let text = file.metadata["temperature"] ?? "1"
        guard let temperature = Float(text), temperature.isFinite, temperature > 0 else {
            throw .badTemperature(path: path, text: text)
        }
        threshold = try LetterThreshold(file.metadata, path: path)
        labels = file.labels
        self.preprocessor = preprocessor
        self.temperature = temperature
        do {
            plan = try InferencePlan(file.network)
        } catch {
            throw .plan(path: path, error)
        }
        outputs = [Float](repeating: 0, count: plan.outputCount)
    }

    /// Reads a region of a frame.
    ///
    /// - Parameters:
    ///   - frame: the frame.
    ///   - region: the part of it to read; it is squared about its centre.
    ///   - mirrored: whether the region is flipped left to right before it is read.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public func predict(_ frame: Frame, in region: Region, mirrored: Bool) throws(ImageError) -> LetterPrediction {
        var input = [Float](repeating: 0, count: preprocessor.side * preprocessor.side)
        try input.withUnsafeMutableBufferPointer { (input) throws(ImageError) in
            try preprocessor.prepare(frame, region: region, mirrored: mirrored, into: input)
        }
        input.withUnsafeBufferPointer { input in
            outputs.withUnsafeMutableBufferPointer { plan.run(input, into: $0) }
        }
        return LetterPrediction(
            labels: labels, region: region, probabilities: probabilities(),
            landmarks: landmarks(in: region.square(), mirrored: mirrored), input: input)
    }

    private func probabilities() -> [Float] {
        var probabilities = Array(outputs.prefix(labels.count))
        probabilities.withUnsafeMutableBufferPointer { Softmax.apply($0, temperature: temperature) }
        // A network whose numbers overflow knows nothing.
        return probabilities.allSatisfy(\.isFinite) ? probabilities : [Float](repeating: 0, count: labels.count)
    }

    private func landmarks(in region: Region, mirrored: Bool) -> [SIMD2<Float>] {
        let half = Float(region.width / 2)
        let centre = SIMD2(Float(region.x), Float(region.y)) + half
        let across = SIMD2(Float(cos(region.tilt)), Float(sin(region.tilt))) * half
        let down = SIMD2(-across.y, across.x)
        return stride(from: labels.count, to: outputs.count, by: 2).map { index in
            let (x, y) = (outputs[index], outputs[index + 1])
            let place = centre + across * (mirrored ? -x : x) + down * y
            // A network whose numbers overflow knows no place; the middle is as good as any.
            return place.x.isFinite && place.y.isFinite ? place : centre
        }
    }
}
