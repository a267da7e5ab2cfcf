extension TrainingSession {
    /// One step of a network that finds things: forward, backward, update.
    ///
    /// - Parameters:
    ///   - inputs: `[count, height, width, channel]`, count at most ``batchSize``.
    ///   - targets: as `loss` wants them, `[count, cells, 6]`.
    ///   - learningRate: of this step.
    /// - Returns: the scores' loss and, as the auxiliary one, the boxes'.
    @discardableResult
    public func step(
        inputs: UnsafeBufferPointer<Float>, detections targets: UnsafeBufferPointer<Float>, loss: DetectionLoss,
        learningRate: Float
    ) -> StepResult {
        let perExample = loss.cells * DetectionLoss.targetsPerCell
        let count = targets.count / perExample
        precondition(
            template.description.outputCount == loss.cells * DetectionLoss.outputsPerCell
                && targets.count == count * perExample, "targets and outputs differ in their number of cells")
        guard let start = targets.baseAddress else { preconditionFailure("a step needs examples") }
        return step(inputs: inputs, count: count, learningRate: learningRate) { outputs, examples, gradient in
            loss.evaluate(
                outputs: outputs, targets: start + examples.lowerBound * perExample, count: examples.count,
                batch: count, gradient: gradient)
        }
    }
}
