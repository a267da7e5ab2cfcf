import Basics
import CKernels
import Dispatch

/// A contiguous range of trained parameters that one thread updates, with weight decay for all of them or none.
struct UpdateShare {
    let offset: Int
    let count: Int
    let decays: Bool

    /// Divides all trained parameters equally among threads, as a list of ranges for each thread.
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
    /// The examples of a batch that each thread computes: contiguous parts of sizes that differ by at most 1.
    static func parts(of count: Int, threads: Int) -> [Range<Int>] {
        (0..<threads).map { count * $0 / threads..<count * ($0 + 1) / threads }
    }

    /// The seed of dropout in this step, for the first example of the batch.
    var dropoutSeed: UInt64 {
        var generator = SeededGenerator(seed: seed ^ UInt64(stepCount) << 20)
        return generator.next()
    }

    /// Adds the gradients of the parts in order, applies the optimiser and updates the moving average.
    func update(parts: [Range<Int>], learningRate: Float) {
        let busy = parts.indices.filter { !parts[$0].isEmpty }
        Parallel.forEach(shares.count) { thread in
            for share in shares[thread] { update(share, busy: busy, learningRate: learningRate) }
        }
        updateStatistics(parts: parts)
        if let average {
            ck_moving_average(
                store.statistics.count, currentAverageDecay, store.statistics.start, average.statistics.start)
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
                stateStart: optimiserState.start + share.offset, stateStride: store.layout.learntCount),
            learningRate: learningRate, step: stepCount)
        if let average {
            ck_moving_average(share.count, currentAverageDecay, values, average.learnt.start + share.offset)
        }
    }

    /// Moves the running statistics a tenth of the way to the mean of those of the parts, weighted by their examples.
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

    /// The decay of the moving average at this step; smaller at first, to reduce the influence of the initial weights.
    private var currentAverageDecay: Float {
        min(averageDecay, Float(1 + stepCount) / Float(10 + stepCount))
    }
}

/// Runs the same work for several parts at the same time.
enum Parallel {
    /// Calls `body` with 0 to `count` - 1, on several threads, and returns when all calls have returned.
    ///
    /// Each call must write only memory that no other call reads or writes. Then the result does not depend on the
    /// order, and it is safe to call the closure on other threads although it is not `@Sendable`.
    static func forEach(_ count: Int, _ body: (Int) -> Void) {
        if count == 1 { return body(0) }
        withoutActuallyEscaping(body) { escapable in
            nonisolated(unsafe) let shared = escapable
            DispatchQueue.concurrentPerform(iterations: count) { shared($0) }
        }
    }
}
