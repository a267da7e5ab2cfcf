/// The parameters of a network in training, in two contiguous buffers whose layout is a ``ParameterLayout``.
final class ParameterStore {
    let layout: ParameterLayout
    /// Trained parameters.
    let learnt: AlignedBuffer
    /// Running means and variances of batch norm.
    let statistics: AlignedBuffer

    init(_ network: Network) {
        layout = ParameterLayout(network.description)
        learnt = AlignedBuffer(count: layout.learntCount)
        statistics = AlignedBuffer(count: layout.statisticsCount)
        load(network)
    }

    /// Copies the parameters of a network of the same description.
    func load(_ network: Network) {
        for (entry, parameter) in zip(layout.entries, network.parameters) {
            let target = place(of: entry)
            parameter.tensor.values.withUnsafeBufferPointer { source in
                _ = UnsafeMutableBufferPointer(start: target, count: source.count).update(from: source)
            }
        }
    }

    /// A copy of a network of the same description with the current parameters.
    func network(like network: Network) -> Network {
        var copy = network
        copy.replaceValues { index, values in
            let source = place(of: layout.entries[index])
            for position in values.indices { values[position] = source[position] }
        }
        return copy
    }

    /// Swaps all values with those of a store of the same layout.
    func exchange(with other: ParameterStore) {
        for (mine, others) in [(learnt, other.learnt), (statistics, other.statistics)] {
            for index in 0..<mine.count { swap(&mine.start[index], &others.start[index]) }
        }
    }

    private func place(of entry: ParameterLayout.Entry) -> UnsafeMutablePointer<Float> {
        (entry.specification.isLearnt ? learnt : statistics).start + entry.offset
    }
}

/// The offset of each parameter of a network: trained ones in one buffer, running statistics in another.
///
/// Gradients, the optimiser's state and the moving average have the same layout, so one loop can process all of them.
struct ParameterLayout {
    /// The offset of one parameter in its buffer, in floats.
    struct Entry {
        let specification: ParameterSpecification
        let offset: Int
    }

    /// Every parameter, in the order of ``NetworkDescription/parameterSpecifications``.
    let entries: [Entry]
    /// The size of the buffer of trained parameters in floats, including padding.
    let learntCount: Int
    /// The size of the buffer of running statistics in floats, including padding.
    let statisticsCount: Int

    init(_ description: NetworkDescription) {
        var learnt = 0
        var statistics = 0
        entries = description.parameterSpecifications.map { specification in
            let size = AlignedBuffer.padded(specification.count)
            if specification.isLearnt {
                learnt += size
                return Entry(specification: specification, offset: learnt - size)
            } else {
                statistics += size
                return Entry(specification: specification, offset: statistics - size)
            }
        }
        learntCount = learnt
        statisticsCount = statistics
    }

    /// The offset of a parameter, which the description must have, in its buffer.
    func offset(layer: Int, role: Parameter.Role) -> Int {
        guard let entry = entries.first(where: { $0.specification.layer == layer && $0.specification.role == role })
        else { preconditionFailure("layer \(layer) has no \(role.rawValue)") }
        return entry.offset
    }
}
