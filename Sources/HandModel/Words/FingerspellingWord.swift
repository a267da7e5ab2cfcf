import Basics
import Glibc

/// A fingerspelled word, or several, as a movement in time.
public struct FingerspellingWord: Sendable {
    /// The hand at one time.
    public struct Moment: Sendable, Equatable {
        /// The pose and position of the hand; nil while it is outside of the picture.
        public var hand: PlacedPose?
        /// The letter that is signed, or to which the hand is moving; nil before the first and after the last letter of
        /// a word.
        public var letter: String?
        /// Whether the letter is held or drawn now; otherwise the hand is moving to it.
        public var isSigned: Bool
    }

    /// The letters that are spelled.
    public let letters: [String]
    /// The length of the whole movement in milliseconds.
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

    /// How long the hand is out of the picture between two words.
    ///
    /// A reader ends a word after 0.8 s without a hand; the rest is for pictures that come seldom and for a hand that
    /// is still seen at the edge.
    public static let restMilliseconds = 1200.0

    /// The letter that a character is spelled with; nil if it is not in the alphabet.
    public static func letter(_ character: Character, in alphabet: Alphabet = .american) -> String? {
        let letter = character.uppercased()
        return alphabet.pose(of: letter) == nil ? nil : letter
    }

    /// Plans a word, or several with spaces between them.
    ///
    /// - Parameters:
    ///   - word: small letters count as capitals; other characters that are not in the alphabet are left out.
    ///   - style: how evenly and clearly the hand signs.
    ///   - seed: selects the tremor of the hand, and what is random in the style.
    public init(
        _ word: String, pace: SigningPace = .careful, style: SigningStyle = .clear, seed: UInt64 = 1,
        alphabet: Alphabet = .american
    ) {
        let words = word.split(whereSeparator: \.isWhitespace)
            .map { $0.compactMap { Self.letter($0, in: alphabet) } }.filter { !$0.isEmpty }
        letters = words.flatMap(\.self)
        self.seed = seed
        var parts: [Part] = []
        var time = pace.emptyMilliseconds
        var generator = SeededGenerator(seed: seed ^ 0x5349_474e)
        let away = SIMD3<Float>(3, -30, 0)
        func add(_ length: Double, _ from: PlacedPose, _ to: PlacedPose, _ letter: String?, _ action: Action) {
            parts.append(
                Part(start: time, length: length, from: from, to: to, letter: letter, action: action))
            time += length
        }
        for (number, letters) in words.enumerated() {
            if number > 0 { time += Self.restMilliseconds }
            var last: PlacedPose?
            for (index, letter) in letters.enumerated() {
                guard let pose = alphabet.pose(of: letter) else { continue }
                let pace = style.varied(pace, using: &generator)
                var held = PlacedPose(pose: pose)
                if let previous = last {
                    if letters[index - 1] == letter {
                        let (loose, again) = style.betweenDoubles(
                            previous, held, relaxed: Self.relaxed(pose), using: &generator)
                        held = again
                        add(pace.transitionMilliseconds, previous, loose, letter, .move)
                        add(pace.bounceMilliseconds, loose, loose, letter, .move)
                        add(pace.transitionMilliseconds, loose, held, letter, .move)
                    } else {
                        // A hand in haste does not quite reach a pose before it leaves for the next.
                        held.pose = pose.mixed(with: previous.pose, by: style.undershoot(using: &generator))
                        add(pace.transitionMilliseconds, previous, held, letter, .move)
                    }
                } else {
                    add(pace.entryMilliseconds, PlacedPose(pose: Self.relaxed(pose), offset: away), held, letter, .move)
                }
                let isStroke = LetterStroke.placedPose(of: letter, from: held, progress: 0.4) != held
                let length = isStroke ? pace.strokeMilliseconds : pace.holdMilliseconds
                add(length, held, held, letter, .sign)
                last = LetterStroke.placedPose(of: letter, from: held, progress: 1)
            }
            if let last {
                add(pace.entryMilliseconds, last, PlacedPose(pose: Self.relaxed(last.pose), offset: away), nil, .move)
            }
        }
        self.parts = parts
        duration = time + pace.emptyMilliseconds
    }

    /// Returns the hand at a time in milliseconds.
    public func moment(at time: Double) -> Moment {
        guard let part = parts.last(where: { $0.start <= time }), time < part.start + part.length else {
            return Moment(hand: nil, letter: nil, isSigned: false)
        }
        let progress = Float((time - part.start) / max(part.length, 1e-6))
        var hand =
            part.action == .sign
            ? LetterStroke.placedPose(of: part.letter ?? "", from: part.from, progress: progress)
            : part.from.moved(towards: part.to, by: progress)
        hand = unsteady(hand, time: time)
        return Moment(hand: hand, letter: part.letter, isSigned: part.action == .sign)
    }

    /// Returns the times of the frames of a film in milliseconds.
    public func times(framesPerSecond: Double) -> [Double] {
        (0..<Int((duration * framesPerSecond / 1000).rounded(.up))).map {
            Double($0) * 1000 / framesPerSecond
        }
    }

    /// Returns a relaxed hand, half open, that is held in the same direction.
    private static func relaxed(_ pose: HandPose) -> HandPose {
        var relaxed = HandPose()
        for joint in [HandJoint.indexMCP, .middleMCP, .ringMCP, .littleMCP] { relaxed[joint] = 22 }
        for joint in [HandJoint.indexPIP, .middlePIP, .ringPIP, .littlePIP] { relaxed[joint] = 28 }
        for joint in [HandJoint.indexDIP, .middleDIP, .ringDIP, .littleDIP] { relaxed[joint] = 14 }
        relaxed[.thumbAbduct] = 38
        relaxed[.thumbOppose] = 25
        return pose.mixed(with: relaxed, by: 0.85)
    }

    /// Adds physiological tremor and slow drift: sums of a few sines with random phases.
    private func unsteady(_ hand: PlacedPose, time: Double) -> PlacedPose {
        var generator = SeededGenerator(seed: seed)
        var moved = hand
        func wave(_ hertz: Double, _ size: Float) -> Float {
            let phase = generator.uniform() * 2 * .pi
            return size * Float(sin(2 * .pi * hertz * time / 1000 + phase))
        }
        for joint in HandJoint.allCases {
            moved.pose[joint] +=
                joint.isView ? wave(0.37, 1.6) + wave(0.83, 0.8) : wave(0.6, 0.9) + wave(8.3, 0.25)
        }
        moved.offset += SIMD3(
            wave(0.31, 0.35) + wave(7.7, 0.02), wave(0.43, 0.3) + wave(8.9, 0.02), wave(0.27, 0.5))
        return moved
    }
}

/// The speed of a signer.
public struct SigningPace: Sendable, Equatable {
    /// How long a letter is held still.
    public var holdMilliseconds: Double
    /// How long the hand moves from one letter to the next.
    public var transitionMilliseconds: Double
    /// How long the hand needs to enter the picture, and to leave it.
    public var entryMilliseconds: Double
    /// How long J or Z is drawn.
    public var strokeMilliseconds: Double
    /// How long the hand stays aside between two equal letters.
    public var bounceMilliseconds: Double
    /// How long the picture is empty before and after the word.
    public var emptyMilliseconds: Double

    /// A careful beginner: about one letter per second.
    public static let careful = SigningPace(
        hold: 750, transition: 320, entry: 450, stroke: 900, bounce: 300, empty: 500)

    /// A fluent signer: about three letters per second.
    public static let fluent = SigningPace(
        hold: 180, transition: 170, entry: 300, stroke: 420, bounce: 60, empty: 300)

    /// Creates the pace of a signer from the number of letters per second.
    ///
    /// Each time is a linear function of the time per letter that agrees with ``careful`` and ``fluent``. The faster
    /// a signer is, the larger is the share of a letter's time in which the hand moves, up to a half.
    ///
    /// - Parameter lettersPerSecond: above 0; J and Z, double letters, and the way in and out take longer.
    public init(lettersPerSecond: Double) {
        let period = 1000 / lettersPerSecond
        let transition = min(97 + 0.208 * period, period / 2)
        self.init(
            hold: period - transition, transition: transition, entry: 227 + 0.208 * period,
            stroke: 187 + 0.667 * period, bounce: max(-57 + 0.333 * period, 30), empty: 203 + 0.278 * period)
    }

    /// Makes a pace from times in milliseconds.
    public init(
        hold: Double, transition: Double, entry: Double, stroke: Double, bounce: Double, empty: Double
    ) {
        holdMilliseconds = hold
        transitionMilliseconds = transition
        entryMilliseconds = entry
        strokeMilliseconds = stroke
        bounceMilliseconds = bounce
        emptyMilliseconds = empty
    }
}
