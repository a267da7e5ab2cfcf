import Basics
import NeuralNetwork
import Spelling

/// A batch of inputs of the sequence network, with what they spell.
public struct SpellingBatch: Sendable {
    /// `[count, step, 1, channel]`; steps without a hand follow each word.
    var inputs: [Float]
    /// What each word spells.
    var transcriptions: [Transcription]
}

/// Makes batches of words; a word depends only on the seed and its number in the training.
struct SpellingBatchMaker {
    let rendered: [ObservedWord]
    let held: HeldLetters
    let sampler: WordSampler
    let configuration: SpellingConfiguration

    /// Makes a batch of the words with these numbers.
    func batch(of numbers: Range<Int>) -> SpellingBatch {
        Self.batch(numbers.map(word))
    }

    /// The word with a number in the training: a rendered one, or one of held letters.
    func word(_ number: Int) -> ObservedWord {
        var generator = SeededGenerator(seed: configuration.seed, draw: number)
        let isRendered = held.isEmpty || generator.happens(withProbability: 1 / configuration.wordsPerRendered)
        var word = ObservedWord(letters: [], inputs: [], truth: [])
        if isRendered, let picked = generator.pick(rendered) {
            word = picked
            if generator.happens(configuration.photographed) { held.replaceHolds(of: &word, using: &generator) }
        } else if generator.happens(configuration.silent) {
            word = held.silence(using: &generator)
        } else {
            repeat {
                word = held.word(of: sampler.word(using: &generator), using: &generator)
            } while word.letters.isEmpty || word.steps > SpellingConfiguration.steps
        }
        ObservationNoise.apply(to: &word, using: &generator)
        return word
    }

    /// Puts words side by side.
    static func batch(_ words: [ObservedWord]) -> SpellingBatch {
        var batch = SpellingBatch(inputs: [], transcriptions: [])
        for word in words {
            batch.inputs += word.inputs
            for _ in word.steps..<SpellingConfiguration.steps { batch.inputs += SequenceInput.emptyStep }
            batch.transcriptions.append(
                Transcription(
                    labels: word.letters, steps: word.steps,
                    // Where in its hold a letter is said is left to the network.
                    stepLabels: word.truth.map { $0 == ObservedWord.noLetter ? $0 : -1 }))
        }
        return batch
    }
}
