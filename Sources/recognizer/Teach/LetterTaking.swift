import Basics
import Datasets
import Imaging
import Recognition

/// Takes pictures of one letter: counts down, then takes some within a second.
///
/// Times are those of the frames, so that a film gives the same pictures at any speed.
struct LetterTaking {
    /// What is happening.
    enum State: Equatable {
        /// So many seconds are left until pictures are taken.
        case countdown(Int)
        /// Pictures are taken; the share that is done, 0…1.
        case taking(Double)
        /// The second is over.
        case done
    }

    private static let (countdown, length) = (3000.0, 1000.0)
    /// Pictures closer than this resemble each other too much to teach anything.
    private static let interval = 120.0

    /// The letter.
    let letter: String
    /// What is happening.
    private(set) var state = State.countdown(3)
    /// What was taken.
    private(set) var samples: [PersonSample] = []

    private let moment: String
    private var start: Double?
    private var last = -Double.infinity

    /// Begins to count down.
    ///
    /// - Parameter moment: the recording that the pictures belong to.
    init(letter: String, moment: String) { (self.letter, self.moment) = (letter, moment) }

    /// Adds a frame.
    ///
    /// - Throws: `ImageError` when the frame's picture cannot be read.
    mutating func add(_ frame: Frame, _ observation: FrameObservation) throws(ImageError) {
        let start = start ?? frame.time
        self.start = start
        let time = frame.time - start
        guard time >= Self.countdown else {
            state = .countdown(Int(((Self.countdown - time) / 1000).rounded(.up)))
            return
        }
        guard time < Self.countdown + Self.length else {
            state = .done
            return
        }
        state = .taking((time - Self.countdown) / Self.length)
        guard let region = observation.region, observation.isReadable, time - last >= Self.interval else { return }
        last = time
        samples.append(
            try PersonSample(
                of: frame, region: region, mirrored: observation.isMirrored, letter: letter, moment: moment,
                time: time - Self.countdown))
    }
}
