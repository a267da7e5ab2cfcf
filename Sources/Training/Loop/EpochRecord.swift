/// What one epoch brought.
public struct EpochRecord: Sendable, Equatable, Codable {
    /// Number of the epoch, from 1.
    public var epoch: Int
    /// Learning rate at its end.
    public var learningRate: Float
    /// Mean loss of its steps.
    public var loss: Double
    /// Share of right answers among its changed training pictures, as it went along.
    public var trainAccuracy: Double
    /// Share of right answers on the test pictures.
    public var testAccuracy: Double
    /// The same on still letters.
    public var testStillLetters: Double
    /// Mean over signers of their share of right answers on still letters.
    public var testMeanOverSigners: Double
    /// Seconds that it took, testing included.
    public var seconds: Double
    /// Training pictures per second.
    public var picturesPerSecond: Double
    /// Whether its weights are the best so far.
    public var isBest: Bool
}
