import FoundationEssentials
import NeuralNetwork
import Recognition
import Synchronization

/// A trained network that reads sequences: at each step of `SequenceInput`, the probability that a letter is said.
///
/// Its layers are temporal convolutions, so it can look at any number of steps; here at as many as it needs to answer for
/// the one in the middle.
public final class SequenceNet: Sendable {
    /// What the outputs are of: A to Z, then the blank of CTC, which says that no letter begins.
    public static let labels = LetterLabels.alphabet + ["blank"]

    /// The key of the confusion matrix in the metadata of a model file: JSON, `[shown][read]`, the last column for letters
    /// that are not read at all.
    public static let confusionKey = "confusion"

    /// How letters are misread; nil if the model does not say.
    public let confusion: LetterConfusion?
    /// The number of steps before the one that is answered for, and of steps after it.
    public let reach: Int
    private let scratch: Mutex<Scratch>

    /// What one thread at a time may use.
    private struct Scratch: ~Copyable {
        let plan: InferencePlan
        var outputs: [Float]
    }

    /// Loads a model.
    ///
    /// - Throws: `SequenceNetError` when the file is not a model that reads sequences.
    public convenience init(contentsOf url: URL) throws(SequenceNetError) {
        let file: ModelFile
        let format: SequenceInput.Format
        do {
            file = try ModelFile(contentsOf: url)
            format = try file.preprocessing(as: SequenceInput.Format.self, path: url.path)
        } catch {
            throw .model(error)
        }
        guard format == SequenceInput.Format() else { throw .wrongInput(path: url.path) }
        guard file.labels == Self.labels else { throw .wrongOutput(path: url.path) }
        let confusion = file.metadata[Self.confusionKey].flatMap { text in
            (try? JSONDecoder().decode([[Float]].self, from: Data(text.utf8))).flatMap { LetterConfusion($0) }
        }
        try self.init(file.network, confusion: confusion, path: url.path)
    }

    /// Prepares a network; `path` is the name of its file in messages.
    ///
    /// - Throws: `SequenceNetError` when the network does not take the input or give the outputs of this type.
    public init(
        _ network: Network, confusion: LetterConfusion? = nil, path: String = "the network"
    ) throws(SequenceNetError) {
        self.confusion = confusion
        let description = network.description
        guard description.width == 1, description.channels == SequenceInput.channels else {
            throw .wrongInput(path: path)
        }
        guard description.labelCount == Self.labels.count, let reach = Self.reach(of: description.layers),
            let resized = try? NetworkDescription(
                height: 2 * reach + 1, width: 1, channels: SequenceInput.channels, layers: description.layers),
            let network = try? Network(resized, parameters: network.parameters),
            let plan = try? InferencePlan(network)
        else { throw .wrongOutput(path: path) }
        self.reach = reach
        scratch = Mutex(Scratch(plan: plan, outputs: [Float](repeating: 0, count: plan.outputCount)))
    }

    /// How far the outputs of layers reach back and forth; nil if a layer mixes all steps.
    private static func reach(of layers: [LayerDescription]) -> Int? {
        guard layers.last == .flatten else { return nil }
        var reach = 0
        for layer in layers.dropLast() {
            switch layer {
            case .temporalConvolution(_, let kernel, let dilation, _): reach += dilation * (kernel / 2)
            case .batchNorm, .relu, .dropout: break
            default: return nil
            }
        }
        return reach
    }

    /// Returns the probabilities of ``labels`` at the step in the middle of a window; they sum to 1.
    ///
    /// - Parameter window: `[2 * reach + 1, channel]`.
    func probabilities(of window: [Float]) -> [Float] {
        let first = reach * Self.labels.count
        return scratch.withLock { scratch in
            window.withUnsafeBufferPointer { input in
                scratch.outputs.withUnsafeMutableBufferPointer { scratch.plan.run(input, into: $0) }
            }
            var probabilities = Array(scratch.outputs[first..<first + Self.labels.count])
            probabilities.withUnsafeMutableBufferPointer { Softmax.apply($0, temperature: 1) }
            // Damaged weights can give numbers that are not finite.
            return probabilities.allSatisfy(\.isFinite) ? probabilities : Self.silence
        }
    }

    private static let silence = labels.map { $0 == labels.last ? Float(1) : 0 }
}

/// Why a file is no network that reads sequences.
public enum SequenceNetError: Error, Equatable, CustomStringConvertible {
    /// The file is no model.
    case model(ModelFileError)
    /// The network has another input.
    case wrongInput(path: String)
    /// The network has other outputs.
    case wrongOutput(path: String)

    /// What is wrong with which file, and what to do.
    public var description: String {
        switch self {
        case .model(let error): error.description
        case .wrongInput(let path), .wrongOutput(let path):
            "\(path): this is no model that reads words; give one that trainer spell has written."
        }
    }
}
