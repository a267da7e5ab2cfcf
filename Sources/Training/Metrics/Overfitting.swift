import Foundation

/// Says in words what the gap between two accuracies means.
public enum Overfitting {
    /// A sentence about how a network does on the pictures it learned from and on others.
    ///
    /// - Parameters:
    ///   - train: Accuracy on pictures of the training set, 0…1.
    ///   - test: Accuracy on pictures that were held back, 0…1.
    ///   - samePeople: Whether the held back pictures show the same people as the others.
    public static func words(train: Double, test: Double, samePeople: Bool) -> String {
        let gap = train - test
        let figures = String(format: "%.1f %% on training pictures, %.1f %% on test pictures", train * 100, test * 100)
        var words: String
        switch gap {
        case ..<(-0.02):
            words =
                "Test pictures are read better than training pictures, which is usual while training pictures are "
                + "changed on the way; there is no over-fitting"
        case ..<0.02: words = "Both are read alike: no over-fitting to be seen"
        case ..<0.08: words = "Training pictures are read a little better: slight over-fitting"
        case ..<0.2: words = "Training pictures are read clearly better: the network over-fits; more people help most"
        default: words = "Training pictures are read far better: the network has learned its pictures by heart"
        }
        if samePeople {
            words +=
                ". The test pictures show the same people and rooms, so this figure flatters: "
                + "expect much less for people never seen"
        }
        return "\(figures). \(words)."
    }
}
