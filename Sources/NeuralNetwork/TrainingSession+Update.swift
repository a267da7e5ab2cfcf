import Basics
import CKernels

/// Neighbouring parameters of one kind that one thread updates.
struct UpdateShare {
    let offset: Int
    let count: Int
    let decays: Bool

    /// Cuts all learnt parameters into equal shares, a list of stretches for each thread.
    static func divide(_ layout: ParameterLayout, among threads: Int) -> [[UpdateShare]] {
        let size = AlignedBuffer.padded((layout.learntCount + threads - 1) / threads)
        return (0..<threads).map { thread in
            let mine = thread * size..<(thread + 1) * size
            return layout.entries.compactMap { entry in
                guard entry.specification.isLearnt else { return nil }
                let stretch = (entry.offset..<entry.offset + entry.specification.count).clamped(to: mine)
                guard !stretch.isEmpty else { return nil }
                return UpdateShare(
                    offset: stretch.lowerBound, count: stretch.count, decays: entry.specification.decays)
            }
        }
    }
}

extension TrainingSession {
    /// Which examples of a batch each thread computes: neighbours, as equal in number as can be.
    static func parts(of count: Int, threads: Int) -> [Range<Int>] {
        (0..<threads).map { count * $0 / threads..<count * ($0 + 1) / threads }
    }

    /// The seed of this step's dropout for the batch's first example.
    var dropoutSeed: UInt64 {
        var generator = SeededGenerator(seed: seed ^ UInt64(stepCount) << 20)
        return generator.next()
    }

    /// Adds the parts' gradients in order, lets the optimiser take its step and moves the average along.
    func update(parts: [Range<Int>], learningRate: Float) {
        let busy = parts.indices.filter { !parts[$0].isEmpty }
        Parallel.forEach(shares.count) { thread in
            for share in shares[thread] { update(share, busy: busy, learningRate: learningRate) }
        }
        updateStatistics(parts: parts)
        if let average {
            ck_moving_average(
                store.statistics.count, presentAverageDecay, store.statistics.start, average.statistics.start)
        }
    }

    private func update(_ share: UpdateShare, busy: [Int], learningRate: Float) {
        let gradients = workers[busy[0]].gradients.start + share.offset
        for part in busy.dropFirst() {
            ck_add(share.count, workers[part].gradients.start + share.offset, gradients)
        }
        let values = store.learnt.start + share.offset
        optimiser.update(
            ParameterSlice(
                count: share.count, values: values, gradients: gradients, decays: share.decays,
                memoryStart: memory.start + share.offset, memoryStride: store.layout.learntCount),
            learningRate: learningRate, step: stepCount)
        if let average {
            ck_moving_average(share.count, presentAverageDecay, values, average.learnt.start + share.offset)
        }
    }

    /// Running statistics go a tenth of the way to the mean of the parts' statistics, weighted by their examples.
    private func updateStatistics(parts: [Range<Int>]) {
        let momentum: Float = 0.1
        let count = Float(parts.reduce(0) { $0 + $1.count })
        for index in 0..<store.statistics.count {
            var mean: Float = 0
            for (worker, part) in zip(workers, parts) where !part.isEmpty {
                mean += worker.statistics.start[index] * (Float(part.count) / count)
            }
            store.statistics.start[index] += momentum * (mean - store.statistics.start[index])
        }
    }

    /// The average forgets faster in the first steps, when what it holds is hardly trained.
    private var presentAverageDecay: Float {
        min(averageDecay, Float(1 + stepCount) / Float(10 + stepCount))
    }
}
