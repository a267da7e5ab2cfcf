import Spelling

@testable import Recognition

/// A stretch of time in which a hand shows one thing.
struct Stretch {
    /// The letter, nil for no hand.
    var letter: String?
    /// How long, in milliseconds.
    var duration: Double
    /// The network's probability for the letter.
    var confidence: Float = 0.95
    /// What `FrameDifference` would measure.
    var motion: Float = 0
    static func show(_ letter: String, for duration: Double, confidence: Float = 0.95, motion: Float = 0) -> Self {
        Stretch(letter: letter, duration: duration, confidence: confidence, motion: motion)
    }

    static func nothing(for duration: Double) -> Self { Stretch(letter: nil, duration: duration) }
}

/// Plays what a network would say about a hand, frame by frame, through clock, smoother and committer.
struct Scene {
    static let labels = LetterLabels.alphabet + [LetterLabels.nothing]

    var clock = FrameClock()
    var smoother = TemporalSmoother()
    var committer = LetterCommitter()
    /// Letters typed and words ended (as "|WORD"), with the frame's time.
    var events: [(time: Double, what: String)] = []
    /// The hold after every frame.
    var holds: [Double] = []
    /// The next frame's time, and the interval after it.
    var time = 0.0
    var intervals: [Double]
    var frame = 0

    init(intervals: [Double]) {
        self.intervals = intervals
    }

    init(framesPerSecond: Double) {
        self.init(intervals: [1000 / framesPerSecond])
    }

    /// What was typed, in order.
    var typed: String { events.map(\.what).filter { !$0.hasPrefix("|") }.joined() }

    /// Plays stretches one after another; a frame shows what is to be seen at its time.
    mutating func play(_ stretches: [Stretch]) {
        for stretch in stretches {
            let end = time + stretch.duration
            while time < end - 1e-6 {
                see(stretch, at: time)
                time += intervals[frame % intervals.count]
                frame += 1
            }
        }
    }

    /// Plays one frame.
    mutating func see(_ stretch: Stretch, at time: Double) {
        let elapsed = clock.advance(to: time)
        smoother.add(Self.probabilities(stretch), after: elapsed)
        let best = smoother.probabilities.indices.max { smoother.probabilities[$0] < smoother.probabilities[$1] } ?? 0
        let letter = Self.labels[best] == LetterLabels.nothing ? nil : Self.labels[best]
        var observation = FrameObservation(
            time: time, elapsed: elapsed, letter: letter, confidence: smoother.probabilities[best],
            handIsPresent: letter != nil, motion: stretch.motion)
        let latest = smoother.latest.indices.max { smoother.latest[$0] < smoother.latest[$1] } ?? 0
        observation.latestLetter = Self.labels[latest] == LetterLabels.nothing ? nil : Self.labels[latest]
        observation.latestConfidence = smoother.latest[latest]
        let result = committer.add(observation)
        if let commit = result.commit { events.append((time, commit)) }
        if let word = result.endedWord { events.append((time, "|" + word)) }
        holds.append(result.hold)
    }

    /// Plays one frame without a hand's letter that ends a stroke.
    ///
    /// - Returns: the letter that the stroke replaced.
    mutating func draw(_ letter: MotionLetter, age: Double) -> String? {
        var observation = FrameObservation(time: time, elapsed: 0)
        observation.stroke = StrokeRecognizer.Stroke(letter: letter, age: age)
        return committer.add(observation).replaced
    }

    /// The stretch's confidence in its letter, the rest spread evenly.
    private static func probabilities(_ stretch: Stretch) -> [Float] {
        let letter = stretch.letter ?? LetterLabels.nothing
        let rest = (1 - stretch.confidence) / Float(labels.count - 1)
        return labels.map { $0 == letter ? stretch.confidence : rest }
    }
}
