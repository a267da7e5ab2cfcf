/// Wanted probabilities made of labels.
public enum Targets {
    /// One 1 a row, or 1 - smoothing there and smoothing / classes everywhere.
    ///
    /// Label smoothing as in Szegedy and others, 2016 (arXiv 1512.00567).
    ///
    /// - Returns: `[labels.count, classes]`, every row summing to 1.
    public static func oneHot(_ labels: [Int], classes: Int, smoothing: Float = 0) -> [Float] {
        precondition(labels.allSatisfy { (0..<classes).contains($0) }, "a label is no class")
        var targets = Array(repeating: smoothing / Float(classes), count: labels.count * classes)
        for (row, label) in labels.enumerated() { targets[row * classes + label] += 1 - smoothing }
        return targets
    }
}
