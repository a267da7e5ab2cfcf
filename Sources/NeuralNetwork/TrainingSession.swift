import CKernels

/// A network in training: its weights, the optimiser's memory and one worker a thread.
///
/// Each thread computes its part of the batch with memory of its own; gradients are then added in the order of the
/// parts, so the same seed and thread count give the same bytes. Batch norm normalises each part by itself ("ghost
/// batch norm", Hoffer et al. 2017, arXiv 1705.08741); its running statistics take the parts' mean.
public final class TrainingSession {
    /// What one step came to.
    public struct StepResult: Sendable, Equatable {
        /// Mean cross-entropy of the batch before the step.
        public let loss: Float
        /// Mean squared error of the outputs that are no classes; 0 when there are none.
        public let auxiliaryLoss: Float
        /// Examples whose highest score was the class wanted most.
        public let correct: Int
        /// Examples in the batch.
        public let count: Int
    }

    /// The most examples of one step.
    public let batchSize: Int
    /// Steps taken so far.
    public internal(set) var stepCount = 0
    /// What is minimised.
    public let loss: Loss

    let template: Network
    let optimiser: any Optimiser
    let averageDecay: Float
    let seed: UInt64
    let store: ParameterStore
    /// The optimiser's memories, one stretch after the other.
    let memory: AlignedBuffer
    /// The moving average of parameters and statistics, when one is kept.
    let average: ParameterStore?
    /// One a thread.
    let workers: [LayerStack]
    /// What each thread updates.
    let shares: [[UpdateShare]]
    private var sums: [Loss.Sums]

    /// Lays out all memory.
    ///
    /// - Parameters:
    ///   - threads: parts of the batch that are computed at once; the result depends on it in the last bits, and
    ///     through batch norm.
    ///   - seed: decides what dropout drops.
    ///   - loss: by default over all outputs.
    ///   - averageDecay: when given, ``averagedNetwork`` is kept: the share of the average that stays at each step.
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
        memory = AlignedBuffer(count: optimiser.memories * store.layout.learntCount)
        let threads = min(threads, batchSize)
        workers = (0..<threads).map { _ in
            LayerStack(
                network.description, parameters: store, capacity: (batchSize + threads - 1) / threads)
        }
        sums = Array(repeating: Loss.Sums(), count: threads)
        shares = UpdateShare.divide(store.layout, among: threads)
    }

    /// A copy of the network as it is now.
    public var network: Network { store.network(like: template) }

    /// A copy of the averaged network, when an average is kept.
    public var averagedNetwork: Network? { average?.network(like: template) }

    /// One step on a batch: forward, backward, update.
    ///
    /// - Parameters:
    ///   - inputs: `[count, height, width, channel]`, count at most ``batchSize``.
    ///   - targets: wanted probabilities `[count, classes]`, rows summing to 1.
    ///   - auxiliary: wanted further outputs `[count, outputs - classes]`, NaN where unknown.
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

    /// One step on a batch whose loss somebody else computes.
    ///
    /// - Parameter evaluate: given the outputs of some examples of the batch and their numbers, writes the gradient of
    ///   the outputs and returns the sums of the loss; called on several threads at once.
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

    /// The parts' sums, added in order.
    private func result(count: Int) -> StepResult {
        var total = Loss.Sums()
        for sum in sums {
            total.crossEntropy += sum.crossEntropy
            total.auxiliary += sum.auxiliary
            total.correct += sum.correct
        }
        return StepResult(
            loss: Float(total.crossEntropy / Double(count)), auxiliaryLoss: Float(total.auxiliary / Double(count)),
            correct: total.correct, count: count)
    }
}
