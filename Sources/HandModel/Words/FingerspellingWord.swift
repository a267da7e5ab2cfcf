import Basics

#if canImport(Glibc)
    import Glibc
#endif

/// A word spelled by hand, as a movement in time.
public struct FingerspellingWord: Sendable {
    /// What the hand does at one time.
    public struct Moment: Sendable, Equatable {
        /// How the hand is held; `nil` while it is out of the picture.
        public var posture: PlacedPose?
        /// The letter that is held or drawn, or to which the hand is on its way; `nil` before the first and after
        /// the last.
        public var letter: String?
        /// Whether the letter is held or drawn now; otherwise the hand is on its way.
        public var isSigned: Bool
    }

    /// The letters that are spelled.
    public let letters: [String]
    /// The whole length in milliseconds.
    public let duration: Double

    private enum Action { case move, sign }

    private struct Part {
        var start: Double
        var length: Double
        var from: PlacedPose
        var to: PlacedPose
        var letter: String?
        var action: Action
    }

    private let parts: [Part]
    private let seed: UInt64

    /// Plans a word; other characters than the alphabet's letters are left out, small letters count as capitals.
    public init(
        _ word: String, pace: SigningPace = .careful, seed: UInt64 = 1, alphabet: Alphabet = .american
    ) {
        let letters = word.uppercased().map(String.init).filter { alphabet.pose(of: $0) != nil }
        self.letters = letters
        self.seed = seed
        var parts: [Part] = []
        var time = pace.silence
        let away = SIMD3<Float>(3, -30, 0)
        var last: PlacedPose?
        func add(_ length: Double, _ from: PlacedPose, _ to: PlacedPose, _ letter: String?, _ action: Action) {
            parts.append(
                Part(start: time, length: length, from: from, to: to, letter: letter, action: action))
            time += length
        }
        for (index, letter) in letters.enumerated() {
            guard let pose = alphabet.pose(of: letter) else { continue }
            let posture = PlacedPose(pose: pose)
            if let previous = last {
                if letters[index - 1] == letter {
                    // Equal letters are parted by a loosened hand that bounces aside.
                    var loose = previous
                    loose.pose = Self.loosened(pose)
                    loose.offset = [-3.5, -0.5, 0]
                    add(pace.transit, previous, loose, letter, .move)
                    add(pace.rest, loose, loose, letter, .move)
                    add(pace.transit, loose, posture, letter, .move)
                } else {
                    add(pace.transit, previous, posture, letter, .move)
                }
            } else {
                add(pace.entry, PlacedPose(pose: Self.loosened(pose), offset: away), posture, letter, .move)
            }
            let isStroke = LetterStroke.posture(of: letter, from: posture, progress: 0.4) != posture
            let length = isStroke ? pace.stroke : pace.hold
            add(length, posture, posture, letter, .sign)
            last = LetterStroke.posture(of: letter, from: posture, progress: 1)
        }
        if let last {
            add(pace.entry, last, PlacedPose(pose: Self.loosened(last.pose), offset: away), nil, .move)
        }
        self.parts = parts
        duration = time + pace.silence
    }

    /// What the hand does at a time in milliseconds.
    public func moment(at time: Double) -> Moment {
        guard let part = parts.last(where: { $0.start <= time }), time < part.start + part.length else {
            return Moment(posture: nil, letter: nil, isSigned: false)
        }
        let progress = Float((time - part.start) / max(part.length, 1e-6))
        var posture =
            part.action == .sign
            ? LetterStroke.posture(of: part.letter ?? "", from: part.from, progress: progress)
            : part.from.moved(towards: part.to, by: progress)
        posture = unsteady(posture, time: time)
        return Moment(posture: posture, letter: part.letter, isSigned: part.action == .sign)
    }

    /// The times of a film's frames in milliseconds.
    public func times(framesPerSecond: Double) -> [Double] {
        (0..<Int((duration * framesPerSecond / 1000).rounded(.up))).map {
            Double($0) * 1000 / framesPerSecond
        }
    }

    /// A relaxed hand: half open.
    private static func loosened(_ pose: HandPose) -> HandPose {
        var relaxed = HandPose()
        for joint in [HandJoint.indexMCP, .middleMCP, .ringMCP, .littleMCP] { relaxed[joint] = 22 }
        for joint in [HandJoint.indexPIP, .middlePIP, .ringPIP, .littlePIP] { relaxed[joint] = 28 }
        for joint in [HandJoint.indexDIP, .middleDIP, .ringDIP, .littleDIP] { relaxed[joint] = 14 }
        relaxed[.thumbAbduct] = 38
        relaxed[.thumbOppose] = 25
        return pose.mixed(with: relaxed, by: 0.85)
    }

    /// Physiological tremor and slow drift: sums of a few sines whose phases are drawn once.
    private func unsteady(_ posture: PlacedPose, time: Double) -> PlacedPose {
        var generator = SeededGenerator(seed: seed)
        var posture = posture
        func wave(_ hertz: Double, _ size: Float) -> Float {
            let phase = generator.uniform() * 2 * .pi
            return size * Float(sin(2 * .pi * hertz * time / 1000 + phase))
        }
        for joint in HandJoint.allCases {
            posture.pose[joint] +=
                joint.isView ? wave(0.37, 1.6) + wave(0.83, 0.8) : wave(0.6, 0.9) + wave(8.3, 0.25)
        }
        posture.offset += SIMD3(
            wave(0.31, 0.35) + wave(7.7, 0.02), wave(0.43, 0.3) + wave(8.9, 0.02), wave(0.27, 0.5))
        return posture
    }
}
