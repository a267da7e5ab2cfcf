import Foundation
import Imaging
import Recognition
import Testing
@testable import Training

@Suite struct ScratchTests {
    @Test func sheet() throws {
        let set = try DatasetLoader().load(URL(filePath: "/tmp/training-scratch/pgm"))
        let neg = try DatasetLoader().load(URL(filePath: "/tmp/training-scratch/pgm/neg"))
        print(set.samples.count, neg.samples.count)
        var augmenter = Augmenter(Augmentation(.full), margin: 1.2, backdrops: neg.samples.map(\.image))
        let columns = 14, rows = 9
        var sheet = GreyImage(width: columns * 102, height: rows * 102)
        for row in 0..<rows { for column in 0..<columns {
            let sample = set.samples[row * 7 + column / 2]
            var c = SeededGenerator(seed: 1, draw: row * 100 + column)
            let p: GreyImage
            if column % 2 == 0 { var none = Augmenter(Augmentation(), margin: 1.2); p = none.picture(of: sample, using: &c).image } else { p = augmenter.picture(of: sample, using: &c).image }
            for y in 0..<100 { for x in 0..<100 { sheet[column * 102 + x, row * 102 + y] = p[x, y] } }
        } }
        try (Data("P5\n\(sheet.width) \(sheet.height)\n255\n".utf8) + Data(sheet.pixels)).write(to: URL(filePath: "/tmp/training-scratch/sheet.pgm"))
        for s in [Augmentation.Strength.light, .full] {
            var augmenter = Augmenter(Augmentation(s), margin: 1.2, backdrops: neg.samples.map(\.image))
            let began = clock()
            for n in 0..<3000 { var c = SeededGenerator(seed: 1, draw: n); _ = augmenter.picture(of: set.samples[n % set.samples.count], using: &c) }
            print(s, 3000 / (Double(clock() - began) / 1e6), "per second")
        }
    }
}
