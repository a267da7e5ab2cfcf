/// The numbers of a network while it trains, in two stretches of floats laid out by a ``ParameterLayout``.
final class ParameterStore {
    let layout: ParameterLayout
    /// Learnt parameters.
    let learnt: AlignedBuffer
    /// Running means and variances of batch norm.
    let statistics: AlignedBuffer

    init(_ network: Network) {
        layout = ParameterLayout(network.description)
        learnt = AlignedBuffer(count: layout.learntCount)
        statistics = AlignedBuffer(count: layout.statisticsCount)
        load(network)
    }

    /// Takes over the numbers of a network of the same description.
    func load(_ network: Network) {
        for (entry, parameter) in zip(layout.entries, network.parameters) {
            let target = place(of: entry)
            parameter.tensor.values.withUnsafeBufferPointer { source in
                _ = UnsafeMutableBufferPointer(start: target, count: source.count).update(from: source)
            }
        }
    }

    /// A network with the present numbers.
    func network(like network: Network) -> Network {
        var copy = network
        copy.replaceValues { index, values in
            let source = place(of: layout.entries[index])
            for position in values.indices { values[position] = source[position] }
        }
        return copy
    }

    /// Swaps all numbers with those of a store of the same layout.
    func exchange(with other: ParameterStore) {
        for (mine, others) in [(learnt, other.learnt), (statistics, other.statistics)] {
            for index in 0..<mine.count { swap(&mine.start[index], &others.start[index]) }
        }
    }

    private func place(of entry: ParameterLayout.Entry) -> UnsafeMutablePointer<Float> {
        (entry.specification.isLearnt ? learnt : statistics).start + entry.offset
    }
}
