import Basics
import Capture
import Dispatch
import HandModel
import Imaging
import Synchronization

/// A rendered hand that spells a word, drawn ahead on a thread of its own and kept while it is looked at.
final class PracticeFilm: Sendable {
    /// The size of the pictures in pixels.
    static let (width, height) = (400, 300)

    private struct State {
        var frames: [RGBImage] = []
        var isCancelled = false
        /// When the first frame was begun.
        var start = MonotonicClock.now()
    }

    /// The length in milliseconds.
    let duration: Double

    private let state = Mutex(State())
    private let word: FingerspellingWord
    private let times: [Double]
    private let signer: Signer

    /// Starts to render a word.
    ///
    /// - Parameters:
    ///   - lettersPerSecond: how fast it is spelled.
    ///   - seed: selects the hand, its skin and from where it is seen.
    init(_ text: String, lettersPerSecond: Double, seed: UInt64) {
        signer = Signer(seed: seed)
        word = FingerspellingWord(
            text, pace: SigningPace(lettersPerSecond: lettersPerSecond), style: signer.style, seed: seed)
        // A letter that is held for a short time is seen in several pictures all the same.
        times = word.times(framesPerSecond: min(max(7 * lettersPerSecond, 15), 30))
        duration = word.duration
    }

    /// Renders all pictures on a thread of its own, until the film is given up.
    func start() {
        DispatchQueue(label: "film", qos: .userInitiated).async { [self] in
            state.withLock { $0.start = MonotonicClock.now() }
            for time in times {
                guard !state.withLock({ $0.isCancelled }) else { return }
                let picture = signer.picture(of: word.moment(at: time))
                state.withLock { $0.frames.append(picture) }
            }
        }
    }

    /// Ends the rendering of what is not yet there.
    func cancel() { state.withLock { $0.isCancelled = true } }

    /// The share of pictures that are there, 0…1.
    var progress: Double {
        times.isEmpty ? 1 : Double(state.withLock { $0.frames.count }) / Double(times.count)
    }

    /// Whether so much is there that the rest will be before it is shown.
    var canPlay: Bool {
        let (count, start) = state.withLock { ($0.frames.count, $0.start) }
        let rest = times.count - count
        guard rest > 0, count > 2 else { return rest == 0 }
        let timePerPicture = (MonotonicClock.now() - start) / Double(count)
        return timePerPicture * Double(rest) < 0.8 * duration
    }

    /// The picture at a time in milliseconds, the last one after the end; nil while there is none.
    func picture(at time: Double) -> RGBImage? {
        let index = (times.firstIndex { $0 > time } ?? times.count) - 1
        return state.withLock { $0.frames.isEmpty ? nil : $0.frames[min(max(index, 0), $0.frames.count - 1)] }
    }
}

/// A random hand, and from where it is seen.
private struct Signer: Sendable {
    let stage: WordStage
    let style: SigningStyle
    private let isLeft: Bool
    private let (yaw, pitch): (Float, Float)

    init(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var stage = WordStage.random(width: PracticeFilm.width, height: PracticeFilm.height, using: &generator)
        stage.boxShare = 0.64
        stage.distanceAdaptation = 0.7
        // Whoever learns should see every finger: light and room are quiet, whatever the skin.
        stage.scene.lights = .studio
        stage.backdrop = generator.pick([.wall, .study]) ?? .wall
        stage.scene.sleeve = 6 + generator.number(in: 0...4)
        stage.scene.sleeveColour = [
            generator.number(in: 0.03...0.3), generator.number(in: 0.03...0.3), generator.number(in: 0.05...0.4),
        ]
        self.stage = stage
        style = SigningStyle(
            doubling: generator.pick([.slide, .reform]) ?? .slide, unevenness: 0, largestUndershoot: 0)
        isLeft = generator.happens(withProbability: 0.3)
        (yaw, pitch) = (generator.number(in: -22...22), generator.number(in: -8...10))
    }

    func picture(of moment: FingerspellingWord.Moment) -> RGBImage {
        var moment = moment
        moment.hand?.pose[.viewYaw] += yaw
        moment.hand?.pose[.viewPitch] += pitch
        let image = stage.picture(of: moment, supersampling: 1).image
        return isLeft ? image.flipped : image
    }
}

extension RGBImage {
    /// The picture with left and right exchanged.
    var flipped: RGBImage {
        var flipped = self
        for row in 0..<height {
            for column in 0..<width {
                for channel in 0..<3 {
                    flipped.pixels[3 * (row * width + column) + channel] =
                        pixels[3 * (row * width + width - 1 - column) + channel]
                }
            }
        }
        return flipped
    }
}
