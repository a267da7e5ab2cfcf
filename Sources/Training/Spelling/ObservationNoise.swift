import Basics
import FoundationEssentials
import Glibc
import Spelling

/// Random changes to what is observed of a word, so that the network does not trust a single step or kind of value.
struct ObservationNoise {
    /// The network's confidence is raised to a power within these bounds.
    private static let sharpness: ClosedRange<Float> = 0.6...1.3
    /// In how many words single steps are replaced by any answer, and the largest share of steps.
    private static let badSteps: (words: Float, share: Float) = (0.5, 0.15)
    /// In how many words the hand is lost for up to three steps.
    private static let losses: Float = 0.3
    /// In how many words without strokes the motion is hidden.
    private static let stillWords: Float = 0.25
    private static let letterCount = ObservedWord.noLetter

    /// Changes a word.
    static func apply(to word: inout ObservedWord, using generator: inout SeededGenerator) {
        let width = SequenceInput.channels
        let sharpness = generator.uniform(sharpness)
        let bad = generator.happens(badSteps.words) ? generator.uniform(0...badSteps.share) : 0
        let lost =
            generator.happens(losses) && word.steps > 4
            ? generator.index(below: word.steps)..<word.steps : 0..<0
        let lostSteps = lost.prefix(1 + generator.index(below: 3))
        let isStill = generator.happens(stillWords) && !word.hasStrokes
        let (change, velocity) =
            isStill
            ? (generator.uniform(0...1), Float(generator.index(below: 2)) / 2) : (generator.uniform(0.8...1.3), 1)
        for step in 0..<word.steps {
            word.inputs.withUnsafeMutableBufferPointer { all in
                let values = UnsafeMutableBufferPointer(rebasing: all[step * width..<(step + 1) * width])
                guard values[SequenceInput.Channel.absent] == 0 else { return }
                if lostSteps.contains(step) {
                    _ = values.update(fromContentsOf: SequenceInput.emptyStep)
                    return
                }
                if generator.happens(bad) {
                    for index in 0...letterCount { values[index] = 0 }
                    let answer = generator.happens(0.6) ? letterCount : generator.index(below: letterCount)
                    values[answer] = 1
                } else {
                    sharpen(values, power: sharpness)
                }
                values[SequenceInput.Channel.motion] *= change
                for index in SequenceInput.Channel.velocities..<SequenceInput.Channel.strokes {
                    values[index] = values[index] * velocity + generator.normal(deviation: 0.02)
                }
            }
        }
    }

    /// Raises the probabilities of letters and "nothing" to a power, and lets them sum to 1 again.
    private static func sharpen(_ values: UnsafeMutableBufferPointer<Float>, power: Float) {
        var sum: Float = 0
        for index in 0...letterCount {
            values[index] = powf(max(values[index], 1e-5), power)
            sum += values[index]
        }
        for index in 0...letterCount { values[index] /= sum }
    }
}
