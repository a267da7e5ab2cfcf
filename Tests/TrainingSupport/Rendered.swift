import Datasets
import Foundation
import HandModel
import Imaging
import Recognition

/// Rendered hands as the pictures of a person.
package enum Rendered {
    /// `count` pictures of each letter in one recording, turned clockwise by `tilt` radians.
    package static func person(letters: [String], tilt: Double, count: Int, seed: UInt64 = 11) throws -> [PersonSample]
    {
        try letters.flatMap { letter in
            let sampler = HandSampler(seed: seed, letters: [letter], shareOfNothing: 0)
            return try (0..<count).map { number in
                let rendered = sampler.sample(number)
                var region = rendered.handBox.square(scaledBy: LetterPreprocessor().margin)
                region.tilt = tilt
                return try PersonSample(
                    of: rendered.image, region: region, mirrored: false, letter: letter, moment: "1",
                    time: Double(number))
            }
        }
    }
}
