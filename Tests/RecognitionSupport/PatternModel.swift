import Foundation
import NeuralNetwork
import Recognition

/// A model that reads `PatternAlphabet`: one dense layer that compares a picture with every board.
public enum PatternModel {
    /// All letters and "nothing".
    public static let labels = LetterLabels.alphabet + [LetterLabels.nothing]
    /// The score of a board that is matched wholly; one that is not gives a few at most.
    static let gain: Float = 20

    /// The network: the score of a letter is `gain` times the correlation, that of "nothing" half the gain.
    public static func network(labels: [String] = labels, side: Int = 50) throws -> Network {
        let description = try NetworkDescription(
            height: side, width: side, channels: 1, layers: [.flatten, .dense(units: labels.count)])
        var weights = [Float](repeating: 0, count: side * side * labels.count)
        for (index, label) in labels.enumerated() where label != LetterLabels.nothing {
            let board = PatternAlphabet.board(label)
            for y in 0..<side {
                for x in 0..<side {
                    let square = y * 8 / side * 8 + x * 8 / side
                    weights[(y * side + x) * labels.count + index] = gain * board[square] / Float(side * side)
                }
            }
        }
        let bias = labels.map { $0 == LetterLabels.nothing ? gain / 2 : 0 }
        return try Network(
            description,
            parameters: [
                Parameter(
                    layer: 1, role: .weight, tensor: Tensor(shape: [side * side, labels.count], values: weights)),
                Parameter(layer: 1, role: .bias, tensor: Tensor(shape: [labels.count], values: bias)),
            ])
    }

    /// Writes the model, by default as it should be.
    public static func write(
        to url: URL, labels: [String] = labels, side: Int = 50, preprocessing: String? = nil,
        metadata: [String: String] = [:]
    ) throws {
        let standard = String(decoding: try JSONEncoder().encode(LetterPreprocessor()), as: UTF8.self)
        try ModelFile(
            network: network(labels: labels, side: side), labels: labels,
            preprocessing: preprocessing ?? standard, metadata: metadata
        ).write(to: url)
    }
}
