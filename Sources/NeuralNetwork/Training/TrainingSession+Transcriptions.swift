extension TrainingSession {
    /// One step of a network that reads sequences: forward, backward, update.
    ///
    /// - Parameters:
    ///   - inputs: `[count, time, 1, channel]`, count at most ``batchSize``; what is behind the valid steps of a
    ///     sequence has no loss, but batch norm sees it.
    ///   - transcriptions: one for each example.
    ///   - learningRate: of this step.
    /// - Returns: the loss of CTC in nats, that of the steps with a known label as the auxiliary loss, both as means of
    ///   the examples' sums, and how many examples the best path decodes to their labels.
    /// - Throws: ``TranscriptionError`` before anything is changed.
    @discardableResult
    public func step(
        inputs: UnsafeBufferPointer<Float>, transcriptions: [Transcription], loss: CTCLoss, learningRate: Float
    ) throws(TranscriptionError) -> StepResult {
        try loss.check(transcriptions)
        precondition(
            template.description.outputCount == loss.steps * loss.classes,
            "loss and outputs differ in their number of steps or classes")
        let count = transcriptions.count
        return step(inputs: inputs, count: count, learningRate: learningRate) { outputs, examples, gradient in
            loss.evaluate(outputs: outputs, transcriptions: transcriptions[examples], batch: count, gradient: gradient)
        }
    }
}
