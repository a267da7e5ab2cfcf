/// Targets of a classifier as probabilities.
public enum OneHot {
    /// `[classes]`: 1 for the class and 0 for the others, smoothed.
    ///
    /// Label smoothing (Szegedy et al. 2015, arXiv 1512.00567) takes `smoothing` of the certainty and spreads it
    /// evenly over all classes, the right one included.
    public static func target(_ label: Int, classes: Int, smoothing: Float = 0) -> [Float] {
        precondition((0..<classes).contains(label) && (0...1).contains(smoothing), "a class, and a share")
        var target = [Float](repeating: smoothing / Float(classes), count: classes)
        target[label] += 1 - smoothing
        return target
    }
}
