import FoundationEssentials
import Glibc
import Imaging
import NeuralNetwork

/// A trained letter network, ready to read regions of frames.
///
/// It owns the memory that a frame needs on its way through, so that reading allocates nothing; hence it is no value,
/// and not to be shared between threads.
public final class LetterNet {
    /// What the probabilities mean: letters, and perhaps `LetterLabels.nothing`.
    public let labels: [String]
    /// Makes a frame's region ready for the network; its parameters come with the model.
    public let preprocessor: Preprocessor
    /// What the scores are divided by before they become probabilities, so that a probability of 0.8 is right in
    /// about 8 of 10 cases; 1 for a model that was not calibrated.
    public let temperature: Float
    /// When the model's answers count as letters; nil where its file does not say.
    public let threshold: LetterThreshold?
    /// The picture that was read last, as the network saw it: `[side, side]`, normalised.
    public private(set) var picture: [Float]
    /// What was read last, `[class]`, in the order of `labels`; all 0 when the network gave no numbers.
    public private(set) var probabilities: [Float]

    /// Where the hand's 21 joints were in the picture that was read last, in pixels of its frame.
    ///
    /// The wrist, then thumb, index, middle, ring and little finger from base to tip; empty for a model that does not
    /// tell. They are a guess about some hand even where there is none.
    public private(set) var joints: [SIMD2<Float>] = []

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
        let preprocessor: Preprocessor
        do {
            file = try ModelFile(
                contentsOf: url, knownLabels: Set(LetterLabels.alphabet + [LetterLabels.nothing]))
            preprocessor = try file.preprocessing(as: Preprocessor.self, path: url.path)
        } catch {
            throw .model(error)
        }
        try self.init(file, preprocessor: preprocessor, path: url.path)
    }

    private init(_ file: ModelFile, preprocessor: Preprocessor, path: String) throws(LetterNetError) {
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
        picture = [Float](repeating: 0, count: preprocessor.side * preprocessor.side)
        probabilities = [Float](repeating: 0, count: file.labels.count)
        outputs = [Float](repeating: 0, count: plan.outputCount)
        joints = [SIMD2<Float>](repeating: .zero, count: file.furtherOutputs / 2)
    }

    /// Reads a region of a frame; the result is in `probabilities` and `joints`.
    ///
    /// - Parameters:
    ///   - frame: the frame.
    ///   - region: the part of it to read; it is squared about its centre.
    ///   - mirrored: whether the region is flipped left to right before it is read.
    /// - Throws: `ImageError` when the frame's bytes are no picture.
    public func read(_ frame: Frame, in region: Region, mirrored: Bool) throws(ImageError) {
        try picture.withUnsafeMutableBufferPointer { (picture) throws(ImageError) in
            try preprocessor.prepare(frame, region: region, mirrored: mirrored, into: picture)
        }
        picture.withUnsafeBufferPointer { picture in
            outputs.withUnsafeMutableBufferPointer { plan.run(picture, into: $0) }
        }
        takeProbabilities()
        takeJoints(in: region.square(), mirrored: mirrored)
    }

    /// Whether the likeliest answer about the picture that was read last is a letter.
    public var seesLetter: Bool {
        guard let best = probabilities.indices.max(by: { probabilities[$0] < probabilities[$1] }) else { return false }
        return labels[best] != LetterLabels.nothing
    }

    private func takeProbabilities() {
        probabilities.withUnsafeMutableBufferPointer { probabilities in
            for index in probabilities.indices { probabilities[index] = outputs[index] }
            Softmax.apply(probabilities, temperature: temperature)
            // A network whose numbers overflow knows nothing.
            if !probabilities.allSatisfy(\.isFinite) { probabilities.update(repeating: 0) }
        }
    }

    private func takeJoints(in region: Region, mirrored: Bool) {
        let half = Float(region.width / 2)
        let centre = SIMD2(Float(region.x), Float(region.y)) + half
        let across = SIMD2(Float(cos(region.tilt)), Float(sin(region.tilt))) * half
        let down = SIMD2(-across.y, across.x)
        for index in joints.indices {
            let (x, y) = (outputs[labels.count + 2 * index], outputs[labels.count + 2 * index + 1])
            let place = centre + across * (mirrored ? -x : x) + down * y
            // A network whose numbers overflow knows no place; the middle is as good as any.
            joints[index] = place.x.isFinite && place.y.isFinite ? place : centre
        }
    }
}
