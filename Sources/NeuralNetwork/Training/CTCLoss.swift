import Glibc

/// Connectionist temporal classification: the loss of sequences whose labels are known, but not where each one is.
///
/// The network gives scores of the classes at each step. One class, the blank, says that no label begins here. The loss
/// is -log of the probability of the labels, summed over all ways to lay them along the steps (Graves, Fernández, Gomez
/// and Schmidhuber 2006, doi 10.1145/1143844.1143891).
///
/// Where labels of steps are known too, their cross-entropy can be added with a weight. It is a sum over these steps, so
/// that its gradient at a step is as large as that of CTC: both are the probabilities less those that are wanted.
public struct CTCLoss: Sendable, Equatable {
    /// The number of steps that the network gives scores of.
    public let steps: Int
    /// The number of classes, with the blank.
    public let classes: Int
    /// The weight of the cross-entropy of steps with a known label; CTC has weight 1.
    public let stepWeight: Float

    /// A loss over the outputs `[steps, classes]`; the last class is the blank.
    public init(steps: Int, classes: Int, stepWeight: Float = 0) {
        precondition(steps > 0 && classes > 1, "a sequence needs a step, a class and a blank")
        self.steps = steps
        self.classes = classes
        self.stepWeight = stepWeight
    }

    /// The class that says that no label begins here: the last.
    public var blank: Int { classes - 1 }

    /// Decodes the best path: the best class of each step, with repetitions and then blanks left out.
    ///
    /// - Parameters:
    ///   - outputs: of one example, `[steps, classes]`.
    ///   - count: how many steps are valid.
    public func bestPath(of outputs: UnsafeBufferPointer<Float>, steps count: Int) -> [Int] {
        precondition(outputs.count >= count * classes, "there are fewer outputs than steps")
        var labels: [Int] = []
        var last = blank
        for step in 0..<count {
            var best = 0
            for index in 1..<classes where outputs[step * classes + index] > outputs[step * classes + best] {
                best = index
            }
            if best != last, best != blank { labels.append(best) }
            last = best
        }
        return labels
    }

    /// Computes the loss of any number of examples, without training.
    ///
    /// - Parameter outputs: of the network, `[count, steps, classes]`.
    /// - Returns: what ``TrainingSession/step(inputs:transcriptions:loss:learningRate:)`` returns for a batch.
    /// - Throws: ``TranscriptionError``.
    public func result(
        outputs: UnsafeBufferPointer<Float>, transcriptions: [Transcription]
    ) throws(TranscriptionError) -> TrainingSession.StepResult {
        try check(transcriptions)
        let count = transcriptions.count
        precondition(outputs.count == count * steps * classes, "outputs and transcriptions differ in count")
        guard let start = outputs.baseAddress, count > 0 else {
            return TrainingSession.StepResult(loss: 0, auxiliaryLoss: 0, correct: 0, count: 0)
        }
        let gradient = AlignedBuffer(count: outputs.count)
        let sums = evaluate(outputs: start, transcriptions: transcriptions[...], batch: count, gradient: gradient.start)
        return TrainingSession.StepResult(sums, count: count)
    }

    /// Checks that the loss of each example can be computed.
    func check(_ transcriptions: [Transcription]) throws(TranscriptionError) {
        for (example, transcription) in transcriptions.enumerated() {
            try transcription.check(example: example, for: self)
        }
    }

    /// Computes the summed loss of some examples and the gradient of the mean loss of the batch.
    ///
    /// - Parameters:
    ///   - outputs: of the network, `[count, steps, classes]`.
    ///   - transcriptions: of these examples; they have passed ``check(_:)``.
    ///   - batch: the number of examples in the whole batch.
    ///   - gradient: of the outputs, overwritten; 0 at steps that are not valid.
    /// - Returns: the loss of CTC as `crossEntropy`, that of the steps as `auxiliary`, both in nats, and how many
    ///   examples the best path decodes to their labels.
    func evaluate(
        outputs: UnsafePointer<Float>, transcriptions: ArraySlice<Transcription>, batch: Int,
        gradient: UnsafeMutablePointer<Float>
    ) -> Loss.Sums {
        var sums = Loss.Sums()
        var logs = [Double](repeating: 0, count: steps * classes)
        let size = steps * classes
        for (example, transcription) in transcriptions.enumerated() {
            let scores = UnsafeBufferPointer(start: outputs + example * size, count: size)
            let slope = UnsafeMutableBufferPointer(start: gradient + example * size, count: size)
            if bestPath(of: scores, steps: transcription.steps) == transcription.labels { sums.correct += 1 }
            slope.update(repeating: 0)
            softmax(of: scores, steps: transcription.steps, logs: &logs, probabilities: slope)
            addSteps(transcription, logs: logs, slope: slope, to: &sums)
            addAlignments(transcription, logs: logs, slope: slope, to: &sums)
            for index in 0..<transcription.steps * classes { slope[index] /= Float(batch) }
        }
        return sums
    }

    /// Computes the probabilities of the classes at each valid step, and their logarithms.
    private func softmax(
        of scores: UnsafeBufferPointer<Float>, steps: Int, logs: inout [Double],
        probabilities: UnsafeMutableBufferPointer<Float>
    ) {
        for row in stride(from: 0, to: steps * classes, by: classes) {
            let highest = scores[row..<row + classes].reduce(-Float.infinity) { max($0, $1) }
            var total = 0.0
            for index in row..<row + classes {
                logs[index] = Double(scores[index]) - Double(highest)
                let power = exp(logs[index])
                probabilities[index] = Float(power)
                total += power
            }
            let logTotal = log(total)
            for index in row..<row + classes {
                logs[index] -= logTotal
                probabilities[index] /= Float(total)
            }
        }
    }

    /// Adds the cross-entropy of the steps whose label is known; `slope` holds the probabilities.
    private func addSteps(
        _ transcription: Transcription, logs: [Double], slope: UnsafeMutableBufferPointer<Float>,
        to sums: inout Loss.Sums
    ) {
        for (step, label) in transcription.stepLabels.enumerated() where label >= 0 {
            sums.auxiliary -= logs[step * classes + label]
            for index in step * classes..<(step + 1) * classes { slope[index] *= 1 + stepWeight }
            slope[step * classes + label] -= stepWeight
        }
    }

    /// Adds the loss of CTC: formula 16 of the paper, the probabilities less the occupancies of their states.
    private func addAlignments(
        _ transcription: Transcription, logs: [Double], slope: UnsafeMutableBufferPointer<Float>,
        to sums: inout Loss.Sums
    ) {
        let alignment = CTCAlignment(labels: transcription.labels, blank: blank)
        let occupancies = logs.withUnsafeBufferPointer { logs in
            logs.baseAddress.map { alignment.occupancies(of: $0, steps: transcription.steps, classes: classes) }
        }
        guard let (logLikelihood, values) = occupancies else { return }
        sums.crossEntropy -= logLikelihood
        let count = alignment.states.count
        for step in 0..<transcription.steps {
            for (state, label) in alignment.states.enumerated() {
                slope[step * classes + label] -= Float(values[step * count + state])
            }
        }
    }
}
