import Basics
import Foundation
import TestSupport

/// A set in the form of Sign Language MNIST whose letters are bars: A across, B down, C both.
extension TemporaryFolder {
    @discardableResult
    func writeDrawnTable(_ name: String = "set.csv", letters: String = "ABC", count: Int = 30) throws -> URL {
        var lines = ["label," + (1...784).map { "pixel\($0)" }.joined(separator: ",")]
        var generator = SeededGenerator(seed: 1)
        for letter in letters {
            for _ in 0..<count {
                let place = 10 + Int(generator.next() % 8)
                let pixels = (0..<784).map { index in
                    let (x, y) = (index % 28, index / 28)
                    let onBar = (letter != "B" && abs(y - place) < 4) || (letter != "A" && abs(x - place) < 4)
                    return String((onBar ? 180 : 40) + Int(generator.next() % 40))
                }
                lines.append(([String(Int(letter.asciiValue ?? 65) - 65)] + pixels).joined(separator: ","))
            }
        }
        return try write(Array(lines.joined(separator: "\n").utf8), to: name)
    }
}
