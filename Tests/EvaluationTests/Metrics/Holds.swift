import Datasets
import Foundation
import Imaging
import RecognitionSupport
import TestSupport

/// Holds that are drawn for the pattern model.
enum Holds {
    /// A bright square on a dark ground, with a letter's board in it: the pattern locator sees it, about a cell's middle exactly.
    private static func picture(_ letter: String, mirrored: Bool) -> GreyImage {
        let box = PatternLocator.box(about: (x: 440.0 / 3, y: 120)).square(scaledBy: 1.2)
        var picture = PatternAlphabet.picture(letter, width: 320, height: 240, region: box, mirrored: mirrored)
        for index in picture.pixels.indices {
            switch picture.pixels[index] {
            case 200: picture.pixels[index] = 230
            case 50: picture.pixels[index] = 190
            default: picture.pixels[index] = 20
            }
        }
        return picture
    }

    /// Writes 16 pictures of each letter to a folder `holds`, and their table.
    static func write(
        _ letters: [String], signer: String, mirrored: Bool = false, to folder: TemporaryFolder
    ) throws -> HoldRecordings {
        var table = "file,letter,signer,index\n"
        for letter in letters {
            try FileManager.default.createDirectory(
                at: folder.file("holds/\(signer)/\(letter)"), withIntermediateDirectories: true)
            // The last picture comes first in the table: the index decides.
            for number in (0..<16).reversed() {
                let name = "\(signer)/\(letter)/\(number).pgm"
                try Film.write(picture(letter, mirrored: mirrored), to: folder.file("holds/\(name)"))
                table += "holds/\(name),\(letter),\(signer),\(number)\n"
            }
        }
        try folder.write(Array(table.utf8), to: "holds/holds.csv")
        return try HoldRecordings(contentsOf: folder.file("holds"))
    }
}
