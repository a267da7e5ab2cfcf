import Foundation
import Imaging
import TestSupport

/// Small pictures of every kind, all made from the two of `colour` and `grey`.
enum Fixtures {
    /// 16x12 pixels: red grows to the right by 16, green downwards by 20, blue falls along both by 8.
    static let colour: RGBImage = {
        var image = RGBImage(width: 16, height: 12)
        for y in 0..<12 {
            for x in 0..<16 {
                let place = 3 * (16 * y + x)
                image.pixels[place] = UInt8(16 * x)
                image.pixels[place + 1] = UInt8(20 * y)
                image.pixels[place + 2] = UInt8(255 - 8 * x - 8 * y)
            }
        }
        return image
    }()
    /// 16x12 pixels: 12 more a column, 5 more a row.
    static let grey: GreyImage = {
        var image = GreyImage(width: 16, height: 12)
        for y in 0..<12 {
            for x in 0..<16 { image[x, y] = UInt8(12 * x + 5 * y) }
        }
        return image
    }()

    private static let folder = TestData.repository.appending(path: "Tests/ImagingTests/Fixtures")

    static func url(_ name: String) -> URL { folder.appending(path: name) }

    static func bytes(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: url(name))) }

    /// The names of all of them.
    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
}
