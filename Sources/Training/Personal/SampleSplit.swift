import Datasets

/// A person's pictures, divided into those that are learnt and those that are held back to judge by.
struct SampleSplit: Sendable, Equatable {
    /// Indices of the pictures to learn from.
    var learnt: [Int] = []
    /// Indices of the held-back pictures.
    var heldBack: [Int] = []
    /// Whether pictures of another recording than those learnt are held back, at least of some letters.
    var isOtherMoment = false

    /// In how many ways pictures can be divided so that each is held back once.
    static let folds = 3

    /// Divides pictures, letter by letter: of several recordings whole ones are held back, of a single one a third.
    ///
    /// A letter with a single picture is only learnt.
    ///
    /// - Parameter fold: which part is held back: the last for 0, the one before it for 1, and so on.
    init(_ samples: [PersonSample], fold: Int = 0) {
        let letters = Dictionary(grouping: samples.indices) { samples[$0].letter }.sorted { $0.key < $1.key }
        for (_, indices) in letters {
            let ordered = indices.sorted {
                (samples[$0].moment, samples[$0].time) < (samples[$1].moment, samples[$1].time)
            }
            let moments = Dictionary(grouping: ordered) { samples[$0].moment }.sorted { $0.key < $1.key }.map(\.value)
            let units = moments.count > 1 ? moments : ordered.map { [$0] }
            guard units.count > 1 else {
                learnt += ordered
                continue
            }
            let parts = min(Self.folds, units.count)
            let part = max(parts - 1 - fold, 0)
            let held = units.count * part / parts..<units.count * (part + 1) / parts
            heldBack += units[held].joined()
            learnt += (units[..<held.lowerBound] + units[held.upperBound...]).joined()
            if moments.count > 1 { isOtherMoment = true }
        }
    }
}
