import Basics
import FoundationEssentials
import Glibc
import Imaging
import NeuralNetwork

/// A trained letter network, ready to read regions of frames.
///
/// It owns the memory of the layers' outputs, so it is a class and must not be shared between threads. Its answers are
/// values.
public final class LetterNet {
    /// The classes of the probabilities: letters, and perhaps `LetterLabels.nothing`.
    public let labels: [String]
    /// Makes the network's input; its parameters come with the model.
    public let preprocessor: LetterPreprocessor
    /// The divisor of the scores before softmax, which makes answers with a probability of 0.8 right in about 8 of 10
    /// cases; 1 for a model that was not calibrated.
    public let temperature: Float
    /// When the model's answers count as letters; nil where its file does not say.
    public let threshold: LetterThreshold?
    /// Whether the model also gives the hand's landmarks.
    public var givesLandmarks: Bool { outputs.count > labels.count }
    /// How many landmarks a hand has.
    public static let landmarkCount = 21

    private let plan: InferencePlan
    /// The network's outputs: scores of the labels, then the landmarks' x and y, -1…1 over the region.
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
        // The decoder does not check everything that the initializer does.
        guard preprocessor.margin > 0, preprocessor.contrastFloor > 0 else { throw .badPreprocessing(path: path) }
        guard file.labels.contains(where: { $0 != LetterLabels.nothing }) else { throw .noLetters(path: path) }
        guard [0, 2 * Self.landmarkCount].contains(file.furtherOutputs) else {
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
        // Damaged weights can give numbers that are not finite.
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
            // Damaged weights can give numbers that are not finite; the centre is a safe place.
            return place.x.isFinite && place.y.isFinite ? place : centre
        }
    }
}

/// Why a file cannot be used to read letters.
public enum LetterNetError: Error, Equatable {
    /// The file is not a complete model.
    case model(ModelFileError)
    /// The network's input is not of the size that its preprocessing makes.
    case wrongInput(path: String, height: Int, width: Int, channels: Int, side: Int)
    /// The preprocessing has a parameter that is not above 0.
    case badPreprocessing(path: String)
    /// The model knows no letter.
    case noLetters(path: String)
    /// The model's temperature is not a number above 0.
    case badTemperature(path: String, text: String)
    /// A part of the model's threshold is not a number between 0 and 1.
    case badThreshold(path: String, key: String, text: String)
    /// The network has outputs beside its labels' that are not a hand's landmarks.
    case badOutputs(path: String, count: Int)
    /// The network cannot be made ready to run.
    case plan(path: String, InferencePlanError)
}

extension LetterNetError: CustomStringConvertible {
    /// What is wrong with which file, and what to do.
    public var description: String { words.inOneLine }

    private var words: String {
        switch self {
        case .model(let error): error.description
        case .wrongInput(let path, let height, let width, let channels, let side):
            "\(path): the network takes pictures of \(width)x\(height)x\(channels), but its preprocessing makes "
                + "\(side)x\(side)x1; train or export the model again"
        case .badPreprocessing(let path):
            "\(path): \"preprocessing\" in its metadata has a number that is not above 0; train the model again"
        case .noLetters(let path):
            "\(path): the model knows no letter of the alphabet; use a model of the letters"
        case .badTemperature(let path, let text):
            "\(path): \"temperature\" in its metadata is \"\(text)\", not a number above 0; train the model again"
        case .badThreshold(let path, let key, let text):
            "\(path): \"\(key)\" in its metadata is \"\(text)\", not a number between 0 and 1; set it again with "
                + "\"trainer calibrate\""
        case .badOutputs(let path, let count):
            "\(path): the network has \(count) outputs beside its labels', where a hand's landmarks take "
                + "\(2 * LetterNet.landmarkCount); train or export the model again"
        case .plan(let path, let error):
            "\(path): \(error)"
        }
    }
}
