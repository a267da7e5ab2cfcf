import CKernels

/// A network in training: its parameters, the state of the optimiser and one worker for each thread.
///
/// Each thread computes a part of the batch in its own memory. Gradients are then added in the order of the parts, so
/// the same seed and number of threads give the same bytes. Batch norm normalises each part separately ("ghost batch
/// norm", Hoffer et al. 2017, arXiv 1705.08741); its running statistics are updated with the mean over the parts.
public final class TrainingSession {
    /// The result of one step.
    public struct StepResult: Sendable, Equatable {
        /// Mean cross-entropy of the batch before the update.
        public let loss: Float
        /// Mean of the loss's second term, such as the squared error of the outputs that are not classes; 0 if there is
        /// none.
        public let auxiliaryLoss: Float
        /// The number of examples whose highest score is that of the most probable class of the target, or whose best
        /// path is the wanted sequence.
        public let correct: Int
        /// The number of examples in the batch.
        public let count: Int
    }

    /// The maximum number of examples of one step.
    public let batchSize: Int
    /// The number of steps so far.
    public internal(set) var stepCount = 0
    /// The loss that ``step(inputs:targets:auxiliary:learningRate:)`` minimises.
    public let loss: Loss

    let template: Network
    let optimiser: any Optimiser
    let averageDecay: Float
    let seed: UInt64
    let store: ParameterStore
    /// The optimiser's arrays of state, one after the other, each in the layout of the trained parameters.
    let optimiserState: AlignedBuffer
    /// The moving average of parameters and statistics, if one is kept.
    let average: ParameterStore?
    /// One for each thread.
    let workers: [LayerStack]
    /// The parameters that each thread updates.
    let shares: [[UpdateShare]]
    private var sums: [Loss.Sums]

    /// Allocates all memory of a training session.
    ///
    /// - Parameters:
    ///   - threads: the number of parts of a batch that are computed at the same time; the result depends on it through
    ///     rounding and batch norm.
    ///   - seed: the seed of dropout.
    ///   - loss: cross-entropy over all outputs if nil.
    ///   - averageDecay: the fraction of the moving average that is kept at each step; no average is kept if nil.
    public init(
        network: Network, optimiser: some Optimiser, batchSize: Int, threads: Int, seed: UInt64,
        loss: Loss? = nil, averageDecay: Float? = nil
    ) {
        precondition(batchSize > 0 && threads > 0, "a batch needs an example and a thread")
        let loss = loss ?? Loss(classes: network.description.outputCount)
        precondition(
            (1...network.description.outputCount).contains(loss.classes), "the loss has more classes than outputs")
        template = network
        self.optimiser = optimiser
        self.batchSize = batchSize
        self.seed = seed
        self.loss = loss
        self.averageDecay = averageDecay ?? 0
        let store = ParameterStore(network)
        self.store = store
        average = averageDecay == nil ? nil : ParameterStore(network)
        optimiserState = AlignedBuffer(count: optimiser.stateCount * store.layout.learntCount)
        let threads = min(threads, batchSize)
        workers = (0..<threads).map { _ in
            LayerStack(
                network.description, parameters: store, capacity: (batchSize + threads - 1) / threads)
        }
        sums = Array(repeating: Loss.Sums(), count: threads)
        shares = UpdateShare.divide(store.layout, among: threads)
    }

    /// A copy of the network in its current state.
    public var network: Network { store.network(like: template) }

    /// The network with the moving average of the parameters, if one is kept.
    public var averagedNetwork: Network? { average?.network(like: template) }

    /// One step on a batch: forward, backward, update.
    ///
    /// - Parameters:
    ///   - inputs: `[count, height, width, channel]`, count at most ``batchSize``.
    ///   - targets: target probabilities `[count, classes]`; each row sums to 1.
    ///   - auxiliary: targets of the further outputs `[count, outputs - classes]`, NaN where unknown.
    ///   - learningRate: of this step.
    @discardableResult
    public func step(
        inputs: UnsafeBufferPointer<Float>, targets: UnsafeBufferPointer<Float>,
        auxiliary: UnsafeBufferPointer<Float>? = nil, learningRate: Float
    ) -> StepResult {
        let width = template.description.outputCount
        let count = targets.count / loss.classes
        guard let targetStart = targets.baseAddress else { preconditionFailure("a step needs examples") }
        precondition(
            targets.count == count * loss.classes
                && auxiliary.map { $0.count == count * (width - loss.classes) } ?? true,
            "inputs and targets differ in count")
        return step(inputs: inputs, count: count, learningRate: learningRate) { outputs, examples, gradient in
            let first = examples.lowerBound
            return loss.evaluate(
                outputs: outputs, width: width, count: examples.count, batch: count,
                targets: Loss.Targets(
                    classes: targetStart + first * loss.classes,
                    auxiliary: auxiliary?.baseAddress.map { $0 + first * (width - loss.classes) }),
                gradient: gradient)
        }
    }

    /// One step on a batch with a loss that the caller computes.
    ///
    /// - Parameter evaluate: computes the loss of a part of the batch; called on several threads at the same time, with
    ///   the outputs of the part, the indices of its examples, and where to write the gradient of the outputs.
    func step(
        inputs: UnsafeBufferPointer<Float>, count: Int, learningRate: Float,
        evaluate: (UnsafePointer<Float>, Range<Int>, UnsafeMutablePointer<Float>) -> Loss.Sums
    ) -> StepResult {
        let size = template.description.input.count
        guard let start = inputs.baseAddress else { preconditionFailure("a step needs examples") }
        precondition(
            (1...batchSize).contains(count) && inputs.count == count * size,
            "inputs and targets differ in count, or are more than a batch")
        stepCount += 1
        let parts = Self.parts(of: count, threads: workers.count)
        sums.withUnsafeMutableBufferPointer { sums in
            Parallel.forEach(workers.count) { thread in
                let part = parts[thread]
                guard !part.isEmpty else {
                    sums[thread] = Loss.Sums()
                    return
                }
                let outputs = workers[thread].forward(
                    start + part.lowerBound * size, count: part.count, training: true,
                    seed: dropoutSeed &+ UInt64(part.lowerBound))
                sums[thread] = evaluate(outputs, part, workers[thread].outputGradient)
                workers[thread].backward(count: part.count)
            }
        }
        update(parts: parts, learningRate: learningRate)
        return result(count: count)
    }

    /// The result of the step: the sums of the parts, added in order, as means.
    private func result(count: Int) -> StepResult {
        var total = Loss.Sums()
        for sum in sums {
            total.crossEntropy += sum.crossEntropy
            total.auxiliary += sum.auxiliary
            total.correct += sum.correct
        }
        return StepResult(total, count: count)
    }
}

extension TrainingSession.StepResult {
    /// The means of sums over `count` examples.
    init(_ sums: Loss.Sums, count: Int) {
        self.init(
            loss: Float(sums.crossEntropy / Double(count)), auxiliaryLoss: Float(sums.auxiliary / Double(count)),
            correct: sums.correct, count: count)
    }
}

extension TrainingSession {
    /// One step of a network that detects objects: forward, backward, update.
    ///
    /// - Parameters:
    ///   - inputs: `[count, height, width, channel]`, count at most ``batchSize``.
    ///   - targets: `[count, cells, 6]`, see ``DetectionLoss/targetsPerCell``.
    ///   - learningRate: of this step.
    /// - Returns: the loss of the scores, and that of the boxes as the auxiliary loss.
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

extension TrainingSession {
    /// Outputs of any number of examples, with running statistics and without dropout.
    ///
    /// - Parameters:
    ///   - inputs: `[count, height, width, channel]`.
    ///   - averaged: whether to use the moving average of the parameters, if one is kept.
    /// - Returns: `[count, outputs]`.
    public func outputs(of inputs: UnsafeBufferPointer<Float>, averaged: Bool = false) -> [Float] {
        guard averaged, let average else { return currentOutputs(of: inputs) }
        store.exchange(with: average)
        defer { store.exchange(with: average) }
        return currentOutputs(of: inputs)
    }

    /// Probabilities of the classes `[count, classes]` of any number of examples; see ``outputs(of:averaged:)``.
    public func probabilities(of inputs: UnsafeBufferPointer<Float>, averaged: Bool = false) -> [Float] {
        let width = template.description.outputCount
        let outputs = outputs(of: inputs, averaged: averaged)
        let scores = stride(from: 0, to: outputs.count, by: width).flatMap { outputs[$0..<$0 + loss.classes] }
        return Softmax.probabilities(scores, classes: loss.classes)
    }

    private func currentOutputs(of inputs: UnsafeBufferPointer<Float>) -> [Float] {
        let width = template.description.outputCount
        let size = template.description.input.count
        let count = inputs.count / size
        precondition(inputs.count == count * size, "the inputs are not a whole number of examples")
        guard let start = inputs.baseAddress, count > 0 else { return [] }
        let parts = Self.parts(of: count, threads: workers.count)
        return Array(unsafeUninitializedCapacity: count * width) { memory, filled in
            filled = count * width
            let results = memory
            Parallel.forEach(workers.count) { thread in
                let worker = workers[thread]
                for first in stride(from: parts[thread].lowerBound, to: parts[thread].upperBound, by: worker.capacity) {
                    let some = min(worker.capacity, parts[thread].upperBound - first)
                    let outputs = worker.forward(start + first * size, count: some, training: false)
                    let here = UnsafeMutableBufferPointer(rebasing: results[first * width..<(first + some) * width])
                    _ = here.update(from: UnsafeBufferPointer(start: outputs, count: some * width))
                }
            }
        }
    }
}
