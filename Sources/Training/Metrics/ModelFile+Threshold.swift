import Foundation
import NeuralNetwork
import Recognition

extension ModelFile {
    /// Writes into a model's file from when on its answers count as letters; all else stays.
    ///
    /// - Throws: `ModelFileError` when the file is no model or cannot be written.
    public static func rewrite(_ url: URL, threshold: LetterThreshold) throws(ModelFileError) {
        let file = try ModelFile(contentsOf: url)
        var metadata = file.metadata
        metadata[LetterThreshold.keys.minimumConfidence] = String(threshold.minimumConfidence)
        metadata[LetterThreshold.keys.maximumNothing] = String(threshold.maximumNothing)
        // A file of fewer than three bytes a number keeps them in 16 bits.
        let size = (try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? .max
        try ModelFile(
            network: file.network, labels: file.labels, furtherOutputs: file.furtherOutputs,
            preprocessing: file.preprocessing, metadata: metadata
        ).write(to: url, weights: size < 3 * file.network.description.parameterCount ? .half : .single)
    }
}
