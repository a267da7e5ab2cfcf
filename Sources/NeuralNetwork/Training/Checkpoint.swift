import Basics
import FoundationEssentials

/// The state of a training session, from which it can continue with the same results as without a stop.
public struct Checkpoint: Sendable, Equatable {
    /// The network in training.
    public let network: Network
    /// The moving average of its parameters, if the session keeps one.
    public let averaged: Network?
    /// The number of steps so far.
    public let step: Int
    /// The state of the optimiser, such as its moments: ``Optimiser/stateCount`` tensors.
    public let optimiserState: [Tensor]
    /// Strings of the training loop, such as the epoch and the history.
    public let metadata: [String: String]

    /// The names that ``metadata`` cannot have, since this type writes them itself.
    private static let reserved: Set<String> = ["network", "step"]

    /// A checkpoint from its parts.
    public init(
        network: Network, averaged: Network?, step: Int, optimiserState: [Tensor], metadata: [String: String] = [:]
    ) {
        precondition(Self.reserved.isDisjoint(with: metadata.keys), "a name in the metadata is reserved")
        self.network = network
        self.averaged = averaged
        self.step = step
        self.optimiserState = optimiserState
        self.metadata = metadata
    }

    /// The same checkpoint with other metadata.
    public func with(metadata: [String: String]) -> Checkpoint {
        Checkpoint(network: network, averaged: averaged, step: step, optimiserState: optimiserState, metadata: metadata)
    }

    /// Reads a checkpoint and checks it.
    ///
    /// - Throws: ``ModelFileError``.
    public init(contentsOf url: URL) throws(ModelFileError) {
        let file = try ModelFile.open(url)
        let description: NetworkDescription = try ModelFile.decode("network", of: file)
        step = try ModelFile.decode("step", of: file)
        guard step >= 0 else { throw .badMetadata(path: file.path, key: "step", reason: "it is below 0") }
        network = try ModelFile.network(in: file, description: description, prefix: "network/")
        averaged =
            file.names.contains { $0.hasPrefix("average/") }
            ? try ModelFile.network(in: file, description: description, prefix: "average/") : nil
        var optimiserState: [Tensor] = []
        do {
            while file.entries["optimiser/\(optimiserState.count)"] != nil {
                optimiserState.append(try file.tensor("optimiser/\(optimiserState.count)"))
            }
        } catch {
            throw .unreadable(error)
        }
        self.optimiserState = optimiserState
        metadata = file.metadata.filter { !Self.reserved.contains($0.key) }
    }

    /// Writes the checkpoint to a temporary file beside `url` and renames it.
    ///
    /// - Throws: ``ModelFileError/cannotWrite(path:reason:)``.
    public func write(to url: URL) throws(ModelFileError) {
        do {
            var texts = metadata
            texts["network"] = try JSONEncoder.text(network.description)
            texts["step"] = "\(step)"
            let tensors =
                network.namedTensors.map { ("network/" + $0.name, $0.tensor) }
                + (averaged?.namedTensors ?? []).map { ("average/" + $0.name, $0.tensor) }
                + optimiserState.enumerated().map { ("optimiser/\($0.offset)", $0.element) }
            try AtomicFile.write(SafetensorsWriter.bytes(tensors: tensors, metadata: texts), to: url)
        } catch {
            throw .cannotWrite(path: url.path, reason: (error as? FileWriteError)?.reason ?? "\(error)")
        }
    }
}

/// An error while a training session is restored from a checkpoint.
public enum CheckpointError: Error, Equatable, CustomStringConvertible {
    /// The checkpoint has another network.
    case otherNetwork
    /// The checkpoint has the state of another optimiser: another number of tensors.
    case otherOptimiser(expected: Int, found: Int)
    /// The session keeps a moving average of the parameters and the checkpoint has none.
    case averageMissing

    /// What differs, and what to do.
    public var description: String {
        switch self {
        case .otherNetwork:
            "the checkpoint is of another network: start afresh, or ask for the network that it was made with"
        case .otherOptimiser(let expected, let found):
            "the checkpoint is of another optimiser (\(found) arrays of state, not \(expected)): use the same one"
        case .averageMissing:
            "the checkpoint has no average of the weights: go on without one, or start afresh"
        }
    }
}

extension TrainingSession {
    /// The current state; continuing from it gives the same bytes as continuing without a stop.
    public func checkpoint(metadata: [String: String] = [:]) -> Checkpoint {
        let size = store.layout.learntCount
        return Checkpoint(
            network: network, averaged: averagedNetwork, step: stepCount,
            optimiserState: (0..<optimiser.stateCount).map { index in
                Tensor(shape: [size], values: Array(optimiserState.values[index * size..<(index + 1) * size]))
            },
            metadata: metadata)
    }

    /// Replaces the state by that of a checkpoint of the same network and optimiser.
    ///
    /// - Throws: ``CheckpointError``; the session is then unchanged.
    public func restore(_ checkpoint: Checkpoint) throws(CheckpointError) {
        let size = store.layout.learntCount
        guard checkpoint.network.description == template.description else { throw .otherNetwork }
        guard checkpoint.optimiserState.count == optimiser.stateCount,
            checkpoint.optimiserState.allSatisfy({ $0.count == size })
        else { throw .otherOptimiser(expected: optimiser.stateCount, found: checkpoint.optimiserState.count) }
        if let average {
            guard let averaged = checkpoint.averaged else { throw .averageMissing }
            average.load(averaged)
        }
        store.load(checkpoint.network)
        for (index, values) in checkpoint.optimiserState.enumerated() {
            for position in 0..<size { optimiserState.start[index * size + position] = values.values[position] }
        }
        stepCount = checkpoint.step
    }
}
