import Basics
import FoundationEssentials
import Glibc
import Spelling

extension HeldLetters {
    /// Whether there are any letters.
    var isEmpty: Bool { signers.isEmpty }

    /// A letter of a signer, as one picture shows it; now and then with a view of another picture.
    private func letter(_ letter: Int, of signer: [[Take]], using generator: inout SeededGenerator) -> HeldLetter? {
        guard letter < signer.count, var views = generator.pick(signer[letter]) else { return nil }
        if generator.happens(0.3), let other = generator.pick(signer[letter])?.first { views.append(other) }
        return HeldLetter(views, using: &generator)
    }

    /// Puts the letters of one signer in the place of those that a rendered hand holds; its transitions stay.
    func replaceHolds(of word: inout ObservedWord, using generator: inout SeededGenerator) {
        guard let signer = generator.pick(signers) else { return }
        for run in word.runs {
            guard var held = letter(run.letter, of: signer, using: &generator) else { continue }
            let start = max(run.steps.lowerBound - generator.index(below: 3), 0)
            let end = min(run.steps.upperBound + generator.index(below: 3), word.steps)
            for step in start..<end {
                word.set(held.next(using: &generator), at: step)
                for channel in SequenceInput.Channel.strokes..<SequenceInput.channels {
                    word.inputs[step * SequenceInput.channels + channel] = 0
                }
            }
        }
    }

    /// How often a hand shows something else before a letter.
    private static let shareOfOthers: Float = 0.08

    /// Adds some steps in which the hand shows no letter.
    private func addOther(to word: inout ObservedWord, using generator: inout SeededGenerator) {
        guard let views = generator.pick(others), var other = HeldLetter(views, using: &generator) else { return }
        let motion = generator.uniform(0...0.6)
        for _ in 0..<3 + generator.index(below: 25) {
            word.add(
                other.next(using: &generator), motion: abs(generator.normal(mean: motion, deviation: 0.1)),
                velocities: (0..<6).map { _ in generator.normal(deviation: 0.05) }, truth: ObservedWord.undecided)
        }
    }

    /// Puts hands together that sign no letter: nothing is spelled.
    func silence(using generator: inout SeededGenerator) -> ObservedWord {
        var word = ObservedWord(letters: [], inputs: [], truth: [])
        word.addAbsence(3 + generator.index(below: 12))
        for _ in 0..<1 + generator.index(below: 8) { addOther(to: &word, using: &generator) }
        word.addAbsence(3 + generator.index(below: 12))
        return word
    }

    /// Puts a word together from the letters of one signer.
    ///
    /// One letter follows another at once, as in recordings that were cut, or through a short transition in which the
    /// answers are mixed and disturbed. Letters that the signer lacks, and doubles, are left out.
    func word(of letters: [Int], using generator: inout SeededGenerator) -> ObservedWord {
        var word = ObservedWord(letters: [], inputs: [], truth: [])
        guard let signer = generator.pick(signers) else { return word }
        let usual = expf(generator.uniform(logf(8)...logf(90)))
        let cuts = generator.happens(0.5)
        let motion = generator.uniform(0.05...0.4)
        word.addAbsence(3 + generator.index(below: 12))
        var last: [Float]?
        for letter in letters where letter != word.letters.last {
            if generator.happens(Self.shareOfOthers) { addOther(to: &word, using: &generator) }
            guard var held = self.letter(letter, of: signer, using: &generator) else { continue }
            let steps = 3 + Int(usual * expf(generator.normal(deviation: 0.25)))
            let first = held.next(using: &generator)
            if let last, !cuts { word.addTransition(from: last, to: first, using: &generator) }
            let restlessness = last == nil || !cuts ? 0 : generator.uniform(0.3...1)
            for step in 0..<steps {
                let values = step == 0 ? first : held.next(using: &generator)
                let decay = restlessness * powf(0.6, Float(step))
                word.add(values, motion: abs(generator.normal(mean: motion, deviation: 0.08)) + decay, truth: letter)
                last = values
            }
            word.letters.append(letter)
        }
        word.addAbsence(3 + generator.index(below: 12))
        return word
    }
}

extension ObservedWord {
    /// Sets the probabilities of a step.
    fileprivate mutating func set(_ probabilities: [Float], at step: Int) {
        let start = step * SequenceInput.channels
        for (index, value) in probabilities.enumerated() { inputs[start + index] = value }
        inputs[start + SequenceInput.Channel.absent] = 0
    }

    fileprivate mutating func add(_ probabilities: [Float], motion: Float, velocities: [Float] = [], truth: Int) {
        var values = [Float](repeating: 0, count: SequenceInput.channels)
        values.replaceSubrange(0..<probabilities.count, with: probabilities)
        values[SequenceInput.Channel.motion] = motion
        for (index, value) in velocities.enumerated() { values[SequenceInput.Channel.velocities + index] = value }
        inputs += values
        self.truth.append(truth)
    }

    /// Adds steps without a hand.
    fileprivate mutating func addAbsence(_ steps: Int) {
        for _ in 0..<steps { inputs += SequenceInput.emptyStep }
        truth += [Int](repeating: Self.noLetter, count: steps)
    }

    fileprivate mutating func addTransition(
        from last: [Float], to next: [Float], using generator: inout SeededGenerator
    ) {
        let steps = 1 + generator.index(below: 7)
        for step in 1...steps {
            let share = Float(step) / Float(steps + 1)
            var values = zip(last, next).map { old, new in
                (1 - share) * logf(max(old, 1e-5)) + share * logf(max(new, 1e-5)) + generator.normal(deviation: 0.5)
            }.map(expf)
            if generator.happens(0.25) {
                values = values.map { _ in 0 }
                values[generator.happens(0.5) ? Self.noLetter : generator.index(below: Self.noLetter)] = 1
            }
            add(
                HeldLetter.normalised(values), motion: generator.uniform(0.2...1.2),
                velocities: (0..<6).map { _ in generator.normal(deviation: 0.12) }, truth: Self.undecided)
        }
    }
}
