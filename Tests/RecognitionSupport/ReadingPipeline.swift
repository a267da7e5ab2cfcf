import Imaging
import Recognition
import Spelling

/// The recognizer and the letter committer behind it, as the program connects them.
public struct ReadingPipeline {
    /// Reads frames.
    public var recognizer: Recognizer
    /// Turns what it reads into text.
    public var committer = LetterCommitter()

    /// Connects both.
    public init(_ recognizer: Recognizer, policy: CommitPolicy = CommitPolicy()) {
        self.recognizer = recognizer
        committer = LetterCommitter(policy: policy)
    }

    /// All the text so far.
    public var text: String { committer.text }

    /// Reads the next frame.
    public mutating func read(_ frame: Frame) -> RecognitionResult { committer.add(recognizer.read(frame)) }
}
