/// Pictures made ready for a network, with what it should answer.
public struct Batch: Sendable, Equatable {
    /// Number of pictures.
    public var count: Int
    /// `[count, height, width, 1]`.
    public var inputs: [Float]
    /// `[count, classes]`: probabilities.
    public var targets: [Float]
    /// The hand's joints, `[count, 2 * 21]`: x and y, -1…1 over the region; NaN where unknown.
    ///
    /// Nil when they are not to be learned.
    public var landmarks: [Float]?
}
