import Basics
import Foundation
import Testing

@testable import NeuralNetwork

@Suite struct CTCAlignmentTests {
    /// Logarithms of random probabilities `[steps, classes]`.
    static func logs(steps: Int, classes: Int, seed: UInt64) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<steps).flatMap { _ in
            let weights = (0..<classes).map { _ in Double.random(in: 0.05...1, using: &generator) }
            return weights.map { log($0 / weights.reduce(0, +)) }
        }
    }

    /// What a path says: repetitions left out, then blanks.
    static func collapse(_ path: [Int], blank: Int) -> [Int] {
        path.indices.filter { path[$0] != blank && ($0 == 0 || path[$0] != path[$0 - 1]) }.map { path[$0] }
    }

    /// Every path over the classes, one class for each step.
    static func paths(steps: Int, classes: Int) -> [[Int]] {
        var paths: [[Int]] = [[]]
        for _ in 0..<steps { paths = paths.flatMap { path in (0..<classes).map { path + [$0] } } }
        return paths
    }

    @Test(arguments: [
        ([], 3), ([0], 1), ([0], 4), ([0, 1], 2), ([1, 1], 3), ([0, 0, 1], 5), ([1, 0, 1, 1], 6), ([0, 0, 0], 5),
    ])
    func agreesWithAllPathsTriedOut(labels: [Int], steps: Int) throws {
        let classes = 3
        let logs = Self.logs(steps: steps, classes: classes, seed: UInt64(steps + labels.count))
        var probability = 0.0
        var occupied = [Double](repeating: 0, count: steps * classes)
        for path in Self.paths(steps: steps, classes: classes) where Self.collapse(path, blank: 2) == labels {
            let likelihood = exp(path.enumerated().reduce(0) { $0 + logs[$1.offset * classes + $1.element] })
            probability += likelihood
            for (step, label) in path.enumerated() { occupied[step * classes + label] += likelihood }
        }
        let alignment = CTCAlignment(labels: labels, blank: 2)
        let (logLikelihood, values) = alignment.occupancies(of: logs, steps: steps, classes: classes)
        #expect(abs(logLikelihood - log(probability)) < 1e-12)
        var found = [Double](repeating: 0, count: steps * classes)
        for step in 0..<steps {
            for (state, label) in alignment.states.enumerated() {
                found[step * classes + label] += values[step * alignment.states.count + state]
            }
        }
        for (value, wanted) in zip(found, occupied) { #expect(abs(value - wanted / probability) < 1e-12) }
    }

    @Test func everyStepIsInOneState() {
        let logs = Self.logs(steps: 400, classes: 27, seed: 5)
        let alignment = CTCAlignment(labels: [7, 4, 11, 11, 14], blank: 26)
        #expect(alignment.states == [26, 7, 26, 4, 26, 11, 26, 11, 26, 14, 26])
        let (logLikelihood, values) = alignment.occupancies(of: logs, steps: 400, classes: 27)
        // So small that it could not be told from 0 without the logarithm.
        #expect(logLikelihood < -1000 && logLikelihood.isFinite)
        for step in 0..<400 {
            let total = values[step * 11..<(step + 1) * 11].reduce(0, +)
            #expect(abs(total - 1) < 1e-9)
        }
    }
}
