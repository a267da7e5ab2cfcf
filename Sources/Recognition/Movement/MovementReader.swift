/// Reads J and Z from the way that a fingertip goes.
///
/// The last two seconds of the hand's joints are kept. A letter has been drawn when the tip's path over some stretch
/// that ends now has its form and is large against the hand, the hand had the letter's handshape when it set out, no
/// other letter came between, and the finger did not fold. How large the picture is, how far the hand and how fast it
/// moves do not matter, nor does the frame rate; places are the frame's, so that a region that follows the hand hides
/// nothing.
struct MovementReader: Sendable {
    /// A letter that has been drawn.
    struct Drawn: Equatable {
        /// Which one.
        var letter: MovingLetter
        /// How long ago the tip set out, in milliseconds.
        var age: Double
    }

    /// How long a stroke takes at least, in milliseconds.
    private static let shortest = 200.0
    /// How long the hand may be lost while it draws.
    private static let longestGap = 300.0
    /// Over what time a travelling hand is noticed.
    private static let travelTime = 200.0
    /// How far a hand gets in that time, in its own sizes, when it travels.
    private static let travel: Float = 0.2
    /// The mean probability of the handshape when the tip sets out, at least.
    private static let evidence: Float = 0.35
    /// From this probability on, another letter is one that the hand really shows.
    private static let rival: Float = 0.9
    /// The part of its greatest length to which the drawing finger may shrink.
    private static let stretched: Float = 0.25

    /// How long after a letter no J sets out, in milliseconds: a hand on its way back or to the next letter hooks too.
    private static let wayBack = 300.0

    /// How far the tip of a J goes from where the palm alone would have taken it, in sizes of the hand.
    private static let turn: Float = 0.25

    private var moments: [HandMoment] = []
    private var now = 0.0
    /// From when on a J may set out.
    private var readyForJ = 0.0

    /// Whether the hand is on its way, so that what it shows is no letter that is held.
    private(set) var isTravelling = false

    /// Where the palm was last, in pixels of the frame; nil while no hand is followed.
    private(set) var place: SIMD2<Float>?
    /// How large the hand was last, in pixels of the frame.
    private(set) var size: Float = 1

    /// Makes a reader that has seen nothing.
    init() {}

    /// Takes in a frame that shows a hand.
    ///
    /// - Parameters:
    ///   - joints: the 21 joints in pixels of the frame.
    ///   - evidence: how sure it is that the hand has the handshape of each `MovingLetter`, 0…1.
    ///   - rivals: how sure it is that the hand shows some other letter instead, 0…1.
    ///   - elapsed: milliseconds since the frame before, nil when it follows none.
    /// - Returns: the letter whose stroke ends with this frame.
    mutating func add(
        joints: [SIMD2<Float>], evidence: [Float], rivals: [Float], after elapsed: Double?
    ) -> Drawn? {
        advance(elapsed)
        moments.append(HandMoment(time: now, joints: joints, evidence: evidence, rivals: rivals))
        let size = medianSize
        isTravelling = travels(size: size)
        place = moments.last?.palm
        self.size = size
        for letter in MovingLetter.allCases {
            guard let age = age(of: letter, size: size) else { continue }
            // What was used for one letter is no part of the next.
            moments.removeAll(keepingCapacity: true)
            readyForJ = now + Self.wayBack
            return Drawn(letter: letter, age: age)
        }
        return nil
    }

    /// Takes in that a frame shows no hand.
    mutating func skip(after elapsed: Double?) {
        advance(elapsed)
        isTravelling = false
        place = nil
    }

    private mutating func advance(_ elapsed: Double?) {
        guard let elapsed else { return moments.removeAll(keepingCapacity: true) }
        now += elapsed
        if let last = moments.last, now - last.time > Self.longestGap { moments.removeAll(keepingCapacity: true) }
        moments.removeAll { now - $0.time > MovingLetter.longestStroke }
    }

    /// The hand's size while it is not turned edgewise: half of the moments show it larger.
    private var medianSize: Float {
        let sizes = moments.map(\.size).sorted()
        return sizes[sizes.count / 2]
    }

    private func travels(size: Float) -> Bool {
        guard let last = moments.last,
            let before = moments.last(where: { last.time - $0.time >= Self.travelTime - 0.5 }) ?? moments.first
        else { return false }
        func hasMoved(_ step: SIMD2<Float>) -> Bool { (step * step).sum() >= Self.travel * Self.travel * size * size }
        return hasMoved(last.palm - before.palm)
            || MovingLetter.allCases.contains { letter in
                last.evidence[letter.rawValue] >= Self.evidence
                    && hasMoved(last.fingertips[letter.rawValue] - before.fingertips[letter.rawValue])
            }
    }

    /// How long ago the tip set out on the stroke of a letter that ends now; nil when there is none.
    ///
    /// The shortest path that will do is the stroke: what came before it was a pause, or the way from another letter.
    private func age(of letter: MovingLetter, size: Float) -> Double? {
        let place = letter.rawValue
        let whole = FingerPath(points: moments.map { $0.fingertips[place] / size })
        for start in moments.indices.reversed() {
            let isLongEnough = now - moments[start].time >= Self.shortest
            // Whatever comes before another letter belongs to that.
            guard moments[start].rivals[place] < Self.rival else { return nil }
            guard isLongEnough, moments[start].evidence[place] >= Self.evidence else { continue }
            let path = FingerPath(points: Array(whole.points[start...]))
            guard letter == .j ? path.isHook : path.isZigzag, let departure = path.departure,
                hasHandshape(letter, in: start...start + departure + (moments.count - start - departure) / 3),
                letter != .j
                    || (moments[start + departure].time >= readyForJ
                        && turns(.j, since: start + departure, size: size))
            else { continue }
            return now - moments[start + departure].time
        }
        return nil
    }

    /// Whether the fingertip has gone another way than the palm: a hand that is only shifted draws nothing.
    private func turns(_ letter: MovingLetter, since start: Int, size: Float) -> Bool {
        guard let last = moments.last else { return false }
        let place = letter.rawValue
        let first = moments[start]
        let change = (last.fingertips[place] - last.palm) - (first.fingertips[place] - first.palm)
        return (change * change).sum() >= Self.turn * Self.turn * size * size
    }

    /// Whether the hand has the handshape of a letter over these moments, and the finger is still stretched now.
    private func hasHandshape(_ letter: MovingLetter, in range: ClosedRange<Int>) -> Bool {
        let place = letter.rawValue
        let part = moments[range]
        let evidence = part.reduce(0) { $0 + $1.evidence[place] } / Float(part.count)
        guard let longest = moments.map({ $0.reaches[place] }).max(), let last = moments.last else { return false }
        return evidence >= Self.evidence && last.reaches[place] >= Self.stretched * longest
    }
}
