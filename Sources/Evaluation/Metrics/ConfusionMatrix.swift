/// How often each true label was answered with each label.
public struct ConfusionMatrix: Sendable, Equatable {
    /// One true label taken for another.
    public struct Confusion: Sendable, Equatable {
        /// What the hand said.
        public var truth: String
        /// What was answered.
        public var answer: String
        /// Share of the true label's pictures, 0…1.
        public var share: Double
        /// How many pictures.
        public var count: Int
    }

    /// The labels, of rows and columns.
    public let labels: [String]
    /// `[truth][answer]`: number of pictures.
    public private(set) var counts: [[Int]]

    /// Counts answers; pictures whose label the network does not know are left out.
    public init(_ predictions: Predictions) {
        labels = predictions.labels
        counts = [[Int]](repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
        for item in predictions.items {
            if let truth = item.truth { counts[truth][item.answer] += 1 }
        }
    }

    /// `[truth][answer]`: shares of each row; rows without pictures are 0.
    public var shares: [[Double]] {
        counts.map { row in
            let total = row.reduce(0, +)
            return row.map { total == 0 ? 0 : Double($0) / Double(total) }
        }
    }

    /// The confusions with their direction, the worst first.
    public var confusions: [Confusion] {
        let shares = shares
        var found: [Confusion] = []
        for truth in labels.indices {
            for answer in labels.indices where truth != answer && counts[truth][answer] > 0 {
                found.append(
                    Confusion(
                        truth: labels[truth], answer: labels[answer], share: shares[truth][answer],
                        count: counts[truth][answer]))
            }
        }
        return found.sorted { ($0.share, $0.count, $1.truth, $1.answer) > ($1.share, $1.count, $0.truth, $0.answer) }
    }
}
