/// The number of pictures for each pair of a true label and an answer.
public struct ConfusionMatrix: Sendable, Equatable {
    /// A true label that is misread as another.
    public struct Confusion: Sendable, Equatable {
        /// The true label.
        public var truth: String
        /// The network's answer.
        public var answer: String
        /// The share of the true label's pictures, 0…1.
        public var share: Double
        /// The number of pictures.
        public var count: Int
    }

    /// The labels of the rows and columns.
    public let labels: [String]
    /// The numbers of pictures, `[truth][answer]`.
    public private(set) var counts: [[Int]]

    /// Counts answers; pictures whose label the network does not have are ignored.
    public init(_ predictions: Predictions) {
        labels = predictions.labels
        counts = [[Int]](repeating: [Int](repeating: 0, count: labels.count), count: labels.count)
        for item in predictions.items {
            if let truth = item.truth { counts[truth][item.answer] += 1 }
        }
    }

    /// The shares of each row's pictures, `[truth][answer]`; 0 in rows without pictures.
    public var shares: [[Double]] {
        counts.map { row in
            let total = row.reduce(0, +)
            return row.map { total == 0 ? 0 : Double($0) / Double(total) }
        }
    }

    /// The confusions by decreasing share; both directions of a pair are listed separately.
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
