import Foundation
import Imaging
import TestSupport

import Training

extension TemporaryFolder {
    /// Writes drawn pictures in the form of Sign Language MNIST; letters beyond A, B, C look like A.
    @discardableResult
    package func writePixelTable(
        _ name: String, letters: String, count: Int, from first: Int = 0, badLines: [String] = []
    ) throws -> URL {
        var lines = ["label," + (1...784).map { "pixel\($0)" }.joined(separator: ",")]
        for letter in letters {
            for number in first..<first + count {
                let image = Drawn.image(String(letter), number: number)
                let pixels = (0..<784).map { image[2 + $0 % 28, 2 + $0 / 28] }
                let place = Int(letter.asciiValue ?? 65) - 65
                lines.append(([String(place)] + pixels.map { String($0) }).joined(separator: ","))
            }
        }
        return try write(Array((lines + badLines).joined(separator: "\n").utf8), to: name)
    }
}
