import Datasets
import Evaluation
import Foundation
import Imaging

@testable import Training

/// Loads a table, beside which there is a picture for it to name.
enum TableTarget {
    private static let picture = Data("P5 6 4 255\n".utf8) + Data((0..<24).map { UInt8($0 * 10) })

    static func run(_ bytes: UnsafeRawBufferPointer) {
        guard let file = FuzzFile(bytes, name: "crops.csv"),
            (try? Self.picture.write(to: file.folder.appending(path: "a.pgm"))) != nil
        else { return }
        _ = try? FrameTable(file.url).frames.count
        let motion = file.folder.appending(path: "motion.csv")
        try? FileManager.default.moveItem(at: file.url, to: motion)
        _ = try? MotionRecordings(contentsOf: file.folder).recordings.count
        try? FileManager.default.moveItem(at: motion, to: file.url)
        guard let set = try? DatasetLoader().load(file.url) else { return }
        let summary = DatasetSummary(set, name: "fuzz").text
        precondition(!summary.isEmpty, "every set has a summary")
    }
}
