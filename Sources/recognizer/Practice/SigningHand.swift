import Basics
import Capture
import FoundationEssentials
import Imaging
import Recognition

/// The user's hand before a camera or in a film, as practice sees it: frames with what is observed in them.
final class SigningHand {
    /// What came within the time.
    enum Event {
        /// A frame was read.
        case frame(Frame, FrameObservation)
        /// The camera has failed and tries to come back.
        case interrupted(CaptureError)
        /// Nothing came.
        case nothing
        /// The film is at its end.
        case ended
    }

    private var recognizer: Recognizer
    private let source: any FrameSource
    private let ownsSource: Bool

    /// Takes frames from a source that somebody else has opened and closes.
    init(recognizer: Recognizer, source: any FrameSource) {
        (self.recognizer, self.source, ownsSource) = (recognizer, source, false)
    }

    /// Opens what the options say.
    ///
    /// - Throws: `CaptureError`, `ModelLocationError`, `ModelFileError` or `LocatorNetError`.
    init(_ source: SourceOptions, _ hand: HandOptions) throws {
        let location = ModelLocation()
        let choice = try FrameSourceChoice(source, location: location)
        choice.prepare()
        let net = try LetterNet(contentsOf: hand.letterModel(location))
        let locator = try LocatorChoice(hand, source, location: location, margin: net.preprocessor.margin)
        recognizer = Recognizer(net: net, locator: locator.first(), handedness: hand.mirror)
        self.source = try choice.open(pace: .real)
        ownsSource = true
    }

    deinit { if ownsSource { source.close() } }

    /// Waits for the next frame, at most for some milliseconds, and reads it.
    ///
    /// - Throws: `CaptureError` when no frame can come any more.
    func next(within milliseconds: Double) throws(CaptureError) -> Event {
        switch try source.next(within: milliseconds) {
        case .frame(let frame): .frame(frame, recognizer.read(frame))
        case .interrupted(let error): .interrupted(error)
        case .ended: .ended
        case .recovered, .slowed, nil: .nothing
        }
    }
}
