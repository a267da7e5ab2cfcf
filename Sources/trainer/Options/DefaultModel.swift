import Foundation
import Training

/// Where a model goes when nobody says: into a folder of its own, where it replaces nothing.
enum DefaultModel {
    /// The folder, in the working directory.
    static let folder = "trained"

    /// The place for a model: the first name that is free, or the last that has a checkpoint to go on from.
    ///
    /// - Throws: what making the folder throws.
    static func place(
        isResumed: Bool, in workingFolder: URL = URL(filePath: FileManager.default.currentDirectoryPath)
    ) throws -> URL {
        let folder = workingFolder.appending(path: folder, directoryHint: .isDirectory)
        var number = 1
        while isTaken(model(number, in: folder)) { number += 1 }
        if isResumed { return model(max(number - 1, 1), in: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return model(number, in: folder)
    }

    private static func model(_ number: Int, in folder: URL) -> URL {
        folder.appending(path: number == 1 ? "letters.safetensors" : "letters-\(number).safetensors")
    }

    private static func isTaken(_ model: URL) -> Bool {
        [model, TrainingFiles(model: model).checkpoint].contains { FileManager.default.fileExists(atPath: $0.path) }
    }
}
