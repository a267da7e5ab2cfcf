import Glibc

/// Measures how much the picture of the hand changes.
///
/// The picture is compared with its own past, averaged exponentially over `timeConstant`: the mean absolute
/// difference a pixel. Of pictures normalised to a standard deviation of 1, a hand held still gives about 0.05 to
/// 0.3, a hand that crosses its own region within a second about 0.5, and pictures that have nothing to do with
/// one another about 1.
public struct FrameDifference: Sendable {
    /// Milliseconds over which the past is averaged.
    public let timeConstant: Double
    private var past: [Float] = []

    /// Makes a meter that has seen nothing.
    public init(timeConstant: Double = 100) {
        self.timeConstant = timeConstant
    }

    /// How much this picture differs from those before it; 0 for the first.
    ///
    /// - Parameters:
    ///   - picture: the normalised picture, `[height, width]`.
    ///   - elapsed: milliseconds since the frame before; nil forgets what came before.
    public mutating func measure(_ picture: [Float], after elapsed: Double?) -> Float {
        guard let elapsed, past.count == picture.count, !picture.isEmpty else {
            past = picture
            return 0
        }
        let remainder = Float(exp(-elapsed / timeConstant))
        var sum: Float = 0
        for index in picture.indices {
            let difference = picture[index] - past[index]
            sum += abs(difference)
            past[index] = picture[index] - remainder * difference
        }
        // Before this picture is taken in the past lies further behind than `timeConstant`, afterwards less far.
        // The mean of the two is nearly the same at every frame rate.
        return sum / Float(picture.count) * (1 + remainder) / 2
    }

    /// Forgets all pictures.
    public mutating func restart() {
        past.removeAll(keepingCapacity: true)
    }
}
