import Glibc
import Imaging

/// Smooths a box over time: steady while the hand rests, quick when it moves or changes its size.
///
/// The One Euro filter (Casiez, Roussel and Vogel, CHI 2012): a low pass whose cut-off frequency rises with the speed.
/// Centre and size are filtered separately. Speeds are in sizes of the box per second, so that near and far hands are
/// treated alike.
struct BoxSmoother: Sendable, Equatable {
    /// The cut-off in Hz for a hand that rests.
    static let restingCutoff = 1.2
    /// How much the cut-off rises with the speed.
    static let gain = 4.0
    /// The cut-off in Hz of the filter of the speed.
    static let speedCutoff = 2.0
    /// A box that overlaps less with the smoothed one (intersection over union) replaces it at once.
    static let minimumIoU = 0.25

    /// The smoothed box.
    private(set) var box: Region
    /// How fast the centre moves, in sizes a second.
    private(set) var velocity = SIMD2<Double>()
    private var growth = SIMD2<Double>()

    /// Starts with a box.
    init(_ box: Region) {
        self.box = box
    }

    /// The speed of the centre, in sizes of the box per second.
    var speed: Double { (velocity * velocity).sum().squareRoot() }

    /// Adds a box that was detected `elapsed` milliseconds after the one before.
    ///
    /// - Parameter limit: the largest share of the distance by which the smoothed box moves, 0…1.
    mutating func add(_ seen: Region, after elapsed: Double, atMost limit: Double = 1) {
        guard seen.iou(with: box) >= Self.minimumIoU else {
            self = BoxSmoother(seen)
            return
        }
        let seconds = max(elapsed, 1) / 1000
        let scale = max(box.width, box.height)
        let old = (centre: Self.centre(box), size: SIMD2(log(box.width), log(box.height)))
        let new = (centre: Self.centre(seen), size: SIMD2(log(seen.width), log(seen.height)))
        let rate = Self.share(cutoff: Self.speedCutoff, seconds)
        velocity += rate * ((new.centre - old.centre) / scale / seconds - velocity)
        growth += rate * ((new.size - old.size) / seconds - growth)
        let change = max(speed, (growth * growth).sum().squareRoot())
        let share = min(Self.share(cutoff: Self.restingCutoff + Self.gain * change, seconds), limit)
        let centre = old.centre + share * (new.centre - old.centre)
        let size = old.size + share * (new.size - old.size)
        let (width, height) = (exp(size.x), exp(size.y))
        box = Region(x: centre.x - width / 2, y: centre.y - height / 2, width: width, height: height)
    }

    /// Moves the box towards another one of the same frame, by a share of the distance.
    mutating func correct(towards other: Region, by share: Double) {
        box = Region(
            x: box.x + share * (other.x - box.x), y: box.y + share * (other.y - box.y),
            width: box.width + share * (other.width - box.width),
            height: box.height + share * (other.height - box.height))
    }

    /// The weight of a new value in a low pass.
    private static func share(cutoff: Double, _ seconds: Double) -> Double {
        1 / (1 + 1 / (2 * .pi * cutoff * seconds))
    }

    private static func centre(_ box: Region) -> SIMD2<Double> {
        SIMD2(box.x + box.width / 2, box.y + box.height / 2)
    }
}
