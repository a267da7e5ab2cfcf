import Foundation
import Training

/// Where a model goes when nobody says: into a folder of its own, where it replaces nothing.
enum DefaultModel {
    /// The folder, in the working directory.
    static let folder = "trained"

    /// The place for a model: the first name none of whose files exists, or the last before it that has a checkpoint.
    ///
    /// - Throws: `TrainingError.cannotWrite` when the folder cannot be made.
    static func place(
        isResumed: Bool, in workingFolder: URL = URL(filePath: FileManager.default.currentDirectoryPath)
    ) throws -> URL {
        let folder = workingFolder.appending(path: folder, directoryHint: .isDirectory)
        var number = 1
        while isTaken(model(number, in: folder)) { number += 1 }
        if isResumed {
            let resumed = (1..<number).last { exists(TrainingFiles(model: model($0, in: folder)).checkpoint) }
            return model(resumed ?? 1, in: folder)
        }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw TrainingError.cannotWrite(.noFolder(path: model(number, in: folder).path, folder: folder.path))
        }
        return model(number, in: folder)
    }

    private static func model(_ number: Int, in folder: URL) -> URL {
        folder.appending(path: number == 1 ? "letters.safetensors" : "letters-\(number).safetensors")
    }

    private static func isTaken(_ model: URL) -> Bool {
        let files = TrainingFiles(model: model)
        return (files.written + files.reported).contains(where: exists)
    }

    private static func exists(_ file: URL) -> Bool { FileManager.default.fileExists(atPath: file.path) }
}
