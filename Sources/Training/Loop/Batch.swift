/// Pictures made ready for a network, with what it should answer.
public struct Batch: Sendable, Equatable {
    /// Number of pictures.
    public var count: Int
    /// `[count, height, width, 1]`.
    public var inputs: [Float]
    /// `[count, classes]`: probabilities.
    public var targets: [Float]
    /// `[count, 2 * 21]`: the hand's joints, x and y, -1…1 over the region; NaN where unknown. Nil when not wanted.
    public var landmarks: [Float]?
}
