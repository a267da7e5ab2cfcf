/// What a training reports while it runs; progress bar, lines and history listen.
public enum TrainingEvent: Sendable, Equatable {
    /// Hands are being rendered to learn from: so many are done.
    case rendering(done: Int, of: Int)
    /// An epoch begins.
    case epochBegan(epoch: Int, of: Int)
    /// A batch is done: pictures of this epoch so far, how many it has, mean loss and share of right answers so far.
    case batch(done: Int, of: Int, loss: Double, accuracy: Double)
    /// The test pictures are being read.
    case testing
    /// An epoch is done, and a checkpoint has been written.
    case epochEnded(EpochRecord, of: Int)
}
