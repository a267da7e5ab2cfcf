import Glibc

/// All ways in which labels can be laid along the steps of a sequence, summed up by the forward-backward algorithm.
///
/// Source: Graves, Fernández, Gomez and Schmidhuber 2006 (doi 10.1145/1143844.1143891), formulas 5 to 15, computed with
/// logarithms, so that no product of many probabilities underflows.
struct CTCAlignment {
    /// The class of each state of a path: the labels, with blanks between and around them.
    let states: [Int]
    /// Whether a path may come to a state from two states before it, leaving out the blank between.
    ///
    /// It may not between two labels that are the same: without the blank they would be one.
    private let skips: [Bool]

    init(labels: [Int], blank: Int) {
        let states = [blank] + labels.flatMap { [$0, blank] }
        self.states = states
        skips = states.indices.map { $0 >= 2 && states[$0] != blank && states[$0] != states[$0 - 2] }
    }

    /// The probability of the labels, and how likely each state is at each step given the labels.
    ///
    /// - Parameters:
    ///   - logProbabilities: of each class at each step, `[steps, classes]`.
    ///   - steps: at least one, and as many as the labels need.
    /// - Returns: the logarithm of the probability, and the occupancies `[steps, states]`, which sum to 1 at each step.
    func occupancies(
        of logProbabilities: UnsafePointer<Double>, steps: Int, classes: Int
    ) -> (logLikelihood: Double, values: [Double]) {
        let count = states.count
        var forward = [Double](repeating: -.infinity, count: steps * count)
        for state in 0..<min(2, count) { forward[state] = logProbabilities[states[state]] }
        for step in 1..<max(steps, 1) {
            let (row, before) = (step * count, (step - 1) * count)
            for state in reachable(at: step, of: steps) {
                let sum = Self.logSum(
                    forward[before + state], state >= 1 ? forward[before + state - 1] : -.infinity,
                    skips[state] ? forward[before + state - 2] : -.infinity)
                forward[row + state] = sum + logProbabilities[step * classes + states[state]]
            }
        }
        let end = steps * count - 1
        let logLikelihood = Self.logSum(forward[end], count > 1 ? forward[end - 1] : -.infinity, -.infinity)

        // The probability of all steps after this one, given the state at this one: unlike in the paper, it does not
        // contain this step, so that nothing has to be divided by the probability that both directions would contain.
        var backward = [Double](repeating: -.infinity, count: count + 2)
        for state in max(0, count - 2)..<count { backward[state] = 0 }
        for step in (0..<steps).reversed() {
            if step + 1 < steps {
                // Each state reads the later ones of the next step, so going up replaces only what has been read.
                for state in 0..<count { backward[state] += logProbabilities[(step + 1) * classes + states[state]] }
                for state in 0..<count {
                    backward[state] = Self.logSum(
                        backward[state], backward[state + 1],
                        state + 2 < count && skips[state + 2] ? backward[state + 2] : -.infinity)
                }
            }
            for state in 0..<count {
                forward[step * count + state] = exp(forward[step * count + state] + backward[state] - logLikelihood)
            }
        }
        return (logLikelihood, forward)
    }

    /// The states at a step from which a path still can reach the end, and to which it can have come.
    private func reachable(at step: Int, of steps: Int) -> Range<Int> {
        max(0, states.count - 2 * (steps - step))..<min(states.count, 2 * step + 2)
    }

    /// log(exp a + exp b + exp c).
    private static func logSum(_ a: Double, _ b: Double, _ c: Double) -> Double {
        let most = max(a, max(b, c))
        guard most > -.infinity else { return most }
        return most + log(exp(a - most) + exp(b - most) + exp(c - most))
    }
}
