import Basics
import Foundation
import HandModel
import Imaging

/// Rendered hands as a folder per class, with `crops.csv` for boxes and joints: a set that any trainer reads.
public enum RenderedFolder {
    /// Columns of `crops.csv`, the same as of other sets of crops.
    static let columns =
        "file,letter,signer,hand_found,side,x0,y0,x1,y1,valid_x0,valid_y0,valid_x1,valid_y1,landmarks"

    /// Renders `count` pictures into `folder/<letter>/<number>.jpg`.
    ///
    /// - Throws: `RenderingError` that names the file.
    public static func write(
        count: Int, seed: UInt64, to folder: URL, report: (Int) -> Void = { _ in }
    ) throws(RenderingError) {
        guard count > 0 else { throw .noPictures(count: count) }
        let set = RenderedDataset.make(count: count, seed: seed, shareOfNothing: 0, report: report)
        for letter in set.labels { try makeFolder(folder.appendingPathComponent(letter)) }
        var table = [columns]
        for (number, sample) in set.samples.enumerated() {
            let digits = String(number)
            let name = "\(sample.label)/\(String(repeating: "0", count: max(6 - digits.count, 0)))\(digits).jpg"
            let bytes = try JPEGFile.bytes(of: sample.image, quality: 95)
            try write(bytes, to: folder.appendingPathComponent(name))
            table.append(line(of: sample, name: name))
        }
        try write(
            Array((table.joined(separator: "\n") + "\n").utf8), to: folder.appendingPathComponent("crops.csv"))
    }

    private static func line(of sample: Sample, name: String) -> String {
        let box = sample.region
        let corners = [box.x, box.y, box.x + box.width, box.y + box.height].map(WordFilm.number)
        let joints = (sample.landmarks ?? []).map {
            "\(WordFilm.number(Double($0.x))) \(WordFilm.number(Double($0.y)))"
        }
        let valid = ["0", "0", "\(sample.image.width)", "\(sample.image.height)"]
        return ([name, sample.label, sample.signer, "1", "Left"] + corners + valid + [joints.joined(separator: " ")])
            .joined(separator: ",")
    }

    private static func makeFolder(_ folder: URL) throws(RenderingError) {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch { throw .writing(path: folder.path, reason: error.localizedDescription) }
    }

    private static func write(_ bytes: [UInt8], to file: URL) throws(RenderingError) {
        do { try AtomicFile.write(bytes, to: file) } catch { throw .writing(path: file.path, reason: "\(error)") }
    }
}
