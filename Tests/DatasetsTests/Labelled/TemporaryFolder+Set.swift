import Datasets
import Foundation
import Imaging
import TestSupport
import TrainingSupport

extension TemporaryFolder {
    /// Puts a drawn picture into each of the files, and makes the folders above them.
    func put(_ names: [String]) throws {
        for (number, name) in names.enumerated() {
            let file = file(name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try PNG.write(Drawn.image("A", number: number), to: file)
        }
    }
}
