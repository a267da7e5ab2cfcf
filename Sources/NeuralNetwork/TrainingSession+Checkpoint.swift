/// Why a training cannot go on from a checkpoint.
public enum CheckpointError: Error, Equatable, CustomStringConvertible {
    /// The checkpoint is of another network.
    case otherNetwork
    /// The checkpoint is of another optimiser: it remembers another number of things.
    case otherOptimiser(expected: Int, found: Int)
    /// One keeps an average of the weights and the other does not.
    case averageMissing

    /// What differs, and what to do.
    public var description: String {
        switch self {
        case .otherNetwork:
            "the checkpoint is of another network: start afresh, or ask for the network that it was made with"
        case .otherOptimiser(let expected, let found):
            "the checkpoint is of another optimiser (\(found) memories, not \(expected)): use the same one"
        case .averageMissing:
            "the checkpoint has no average of the weights: go on without one, or start afresh"
        }
    }
}

extension TrainingSession {
    /// All of the present state; going on from it gives the same bytes as not having stopped.
    public func checkpoint(metadata: [String: String] = [:]) -> Checkpoint {
        let size = store.layout.learntCount
        return Checkpoint(
            network: network, averaged: averagedNetwork, step: stepCount,
            memories: (0..<optimiser.memories).map { index in
                Tensor(shape: [size], values: Array(memory.values[index * size..<(index + 1) * size]))
            },
            metadata: metadata)
    }

    /// Goes back, or on, to a state of the same network and optimiser.
    ///
    /// - Throws: ``CheckpointError``, the session then being unchanged.
    public func restore(_ checkpoint: Checkpoint) throws(CheckpointError) {
        let size = store.layout.learntCount
        guard checkpoint.network.description == template.description else { throw .otherNetwork }
        guard checkpoint.memories.count == optimiser.memories, checkpoint.memories.allSatisfy({ $0.count == size })
        else { throw .otherOptimiser(expected: optimiser.memories, found: checkpoint.memories.count) }
        if let average {
            guard let averaged = checkpoint.averaged else { throw .averageMissing }
            average.load(averaged)
        }
        store.load(checkpoint.network)
        for (index, values) in checkpoint.memories.enumerated() {
            for position in 0..<size { memory.start[index * size + position] = values.values[position] }
        }
        stepCount = checkpoint.step
    }
}
