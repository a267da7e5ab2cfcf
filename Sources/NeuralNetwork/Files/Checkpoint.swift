import Basics
import FoundationEssentials

/// All that a training needs to go on where it stopped.
public struct Checkpoint: Sendable, Equatable {
    /// The network in training.
    public let network: Network
    /// The moving average of its weights, when one is kept.
    public let averaged: Network?
    /// Steps taken so far.
    public let step: Int
    /// What the optimiser remembers, one tensor a memory.
    public let memories: [Tensor]
    /// Texts of whoever drives the training, such as the epoch and the history.
    public let metadata: [String: String]

    /// Names of the texts that are no part of ``metadata``.
    private static let reserved: Set<String> = ["network", "step"]

    /// A state to be written.
    public init(
        network: Network, averaged: Network?, step: Int, memories: [Tensor], metadata: [String: String] = [:]
    ) {
        precondition(Self.reserved.isDisjoint(with: metadata.keys), "the name of a text is taken")
        self.network = network
        self.averaged = averaged
        self.step = step
        self.memories = memories
        self.metadata = metadata
    }

    /// The same state with other texts.
    public func with(metadata: [String: String]) -> Checkpoint {
        Checkpoint(network: network, averaged: averaged, step: step, memories: memories, metadata: metadata)
    }

    /// Reads a state and checks all of it.
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
        var memories: [Tensor] = []
        do {
            while file.entries["optimiser/\(memories.count)"] != nil {
                memories.append(try file.tensor("optimiser/\(memories.count)"))
            }
        } catch {
            throw .unreadable(error)
        }
        self.memories = memories
        metadata = file.metadata.filter { !Self.reserved.contains($0.key) }
    }

    /// Writes the state beside `url`, then renames it there.
    ///
    /// - Throws: ``ModelFileError/cannotWrite(path:reason:)``.
    public func write(to url: URL) throws(ModelFileError) {
        do {
            var texts = metadata
            texts["network"] = try ModelFile.json(network.description)
            texts["step"] = "\(step)"
            let tensors =
                network.namedTensors.map { ("network/" + $0.name, $0.tensor) }
                + (averaged?.namedTensors ?? []).map { ("average/" + $0.name, $0.tensor) }
                + memories.enumerated().map { ("optimiser/\($0.offset)", $0.element) }
            try AtomicFile.write(SafetensorsWriter.bytes(tensors: tensors, metadata: texts), to: url)
        } catch {
            throw .cannotWrite(path: url.path, reason: "\(error)")
        }
    }
}
