import Imaging
import Recognition

/// Makes the input of the sequence network: one vector for every 1/30 s, whatever the camera's frame rate.
///
/// A vector holds the letter network's probabilities and how the hand moves. A slow camera's frame counts for several
/// steps; of a fast camera's frames those of one step are averaged.
public struct SequenceInput: Sendable {
    /// The time of a step in milliseconds.
    public static let stepMilliseconds = 1000.0 / 30
    /// The number of values of a step: 26 probabilities of letters, that of "nothing", whether there is no hand, the
    /// change of the picture, the velocities of the palm and of two fingertips (x, y), and the ends of strokes of J and Z.
    public static let channels = 26 + 1 + 1 + 1 + 6 + 2

    /// What a model file says of the input that its network was trained with.
    public struct Format: Codable, Sendable, Equatable {
        /// The time of a step in milliseconds.
        var stepMilliseconds = SequenceInput.stepMilliseconds
        /// The number of values of a step.
        var channels = SequenceInput.channels

        /// The input of this program.
        public init() {}
    }

    /// The first value of each kind in a vector.
    package enum Channel {
        package static let nothing = 26, absent = 27, motion = 28, velocities = 29, strokes = 35
    }

    /// The longest time that one frame counts for, in milliseconds.
    private static let longestTime = 200.0
    /// Velocities are in hand sizes per step, times this, and limited to -1…1.
    private static let velocityScale: Float = 3

    /// Milliseconds since the last step.
    private var pending = 0.0
    /// The sum of the vectors since the last step, and their number.
    private var (sum, count) = ([Float](repeating: 0, count: channels), Float(0))
    /// The palm and the fingertips of the last frame, and the hand's size.
    private var points: [SIMD2<Float>] = []

    /// Makes an input that has seen no frame.
    public init() {}

    /// The values of a step without a hand.
    public static let emptyStep: [Float] = {
        var values = [Float](repeating: 0, count: channels)
        values[Channel.nothing] = 1
        values[Channel.absent] = 1
        return values
    }()

    /// Adds a frame.
    ///
    /// - Returns: the steps that it completes, `[step, channel]`; often one, sometimes none.
    public mutating func add(_ observation: FrameObservation) -> [Float] {
        guard observation.isReadable else { return [] }
        if observation.elapsed == nil { (self, pending) = (SequenceInput(), Self.stepMilliseconds) }
        let elapsed = min(observation.elapsed ?? 0, Self.longestTime)
        let values = values(of: observation, after: elapsed)
        for index in sum.indices { sum[index] += values[index] }
        count += 1
        pending += elapsed
        var steps: [Float] = []
        // A clock of whole milliseconds must not lose a step.
        while pending >= Self.stepMilliseconds - 0.5 {
            steps += count > 0 ? sum.map { $0 / count } : values
            (sum, count) = ([Float](repeating: 0, count: Self.channels), 0)
            pending -= Self.stepMilliseconds
        }
        return steps
    }

    private mutating func values(of observation: FrameObservation, after elapsed: Double) -> [Float] {
        guard !observation.letterProbabilities.isEmpty else {
            points = []
            return Self.emptyStep
        }
        var values = observation.letterProbabilities
        values.append(max(1 - values.reduce(0, +), 0))
        values += [0, min(observation.motion, 2)]
        values += velocities(of: observation, after: elapsed)
        values += MotionLetter.allCases.map { observation.stroke?.letter == $0 ? 1 : 0 }
        return values
    }

    /// How fast the palm and the tips of the little and the index finger move; 0 where it is not known.
    private mutating func velocities(of observation: FrameObservation, after elapsed: Double) -> [Float] {
        let landmarks = observation.landmarks
        guard landmarks.count == HandLandmark.count else {
            points = []
            return [Float](repeating: 0, count: 6)
        }
        let knuckles = HandLandmark.knuckles.reduce(SIMD2<Float>()) { $0 + landmarks[$1] }
        let now =
            [knuckles / Float(HandLandmark.knuckles.count)]
            + MotionLetter.allCases.map { landmarks[$0.fingertip] }
        defer { points = now }
        guard points.count == now.count, elapsed > 0 else { return [Float](repeating: 0, count: 6) }
        let scale = Self.velocityScale * Float(Self.stepMilliseconds / elapsed) / max(observation.handSize, 1)
        return zip(now, points).flatMap { new, old in
            let velocity = (new - old) * scale
            // A left hand is a right hand in a mirror.
            return [observation.isMirrored ? -velocity.x : velocity.x, velocity.y].map { min(max($0, -1), 1) }
        }
    }
}
