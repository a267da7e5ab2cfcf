import NeuralNetwork
import Recognition

/// Pictures as the last layers of a model are given them, with what these are to answer.
struct FeatureSet: Sendable {
    private let base: LetterBase
    /// The label of each picture.
    private(set) var labels: [String] = []
    /// `[count, features]`.
    private var features: [Float] = []
    /// Target probabilities `[count, classes]`.
    private var targets: [Float] = []
    /// The landmarks that the model gives, `[count, further outputs]`.
    private var landmarks: [Float] = []

    /// An empty set for a model.
    init(base: LetterBase) { self.base = base }

    /// The number of pictures.
    var count: Int { labels.count }

    /// The features of a picture.
    func features(_ index: Int) -> ArraySlice<Float> { row(index, of: features) }
    /// The target probabilities of a picture.
    func target(_ index: Int) -> ArraySlice<Float> { row(index, of: targets) }
    /// The target landmarks of a picture.
    func landmarks(_ index: Int) -> ArraySlice<Float> { row(index, of: landmarks) }

    /// All features, `[count, features]`.
    var all: [Float] { features }

    private func row(_ index: Int, of values: [Float]) -> ArraySlice<Float> {
        let width = values.count / max(count, 1)
        return values[index * width..<(index + 1) * width]
    }

    /// Adds pictures.
    ///
    /// - Parameters:
    ///   - inputs: `[labels.count, side, side]`.
    ///   - labels: what they show.
    ///   - smoothing: the share of the target probability that is spread over all classes; nil to learn the answers that
    ///     the model gives now.
    ///   - keepsRight: whether that is so for pictures that the model reads right, too.
    mutating func add(inputs: [Float], labels: [String], smoothing: Float?, keepsRight: Bool = false) {
        let found = base.features(of: inputs)
        let outputs = base.outputs(of: found)
        let (classes, width) = (base.labels.count, base.network.description.outputCount)
        let rows = stride(from: 0, to: outputs.count, by: width)
        let answers = Softmax.probabilities(rows.flatMap { outputs[$0..<$0 + classes] }, classes: classes)
        if let smoothing {
            let places = Dictionary(base.labels.enumerated().map { ($1, $0) }) { first, _ in first }
            let truths = labels.map { places[$0] ?? 0 }
            let wanted = Targets.oneHot(truths, classes: classes, smoothing: smoothing)
            for (number, truth) in truths.enumerated() {
                let row = number * classes..<(number + 1) * classes
                let isRight = answers[row].max() == answers[row.lowerBound + truth]
                targets += keepsRight && isRight ? answers[row] : wanted[row]
            }
        } else {
            targets += answers
        }
        landmarks += rows.flatMap { outputs[$0 + classes..<$0 + width] }
        features += found
        self.labels += labels
    }
}
