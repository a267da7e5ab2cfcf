import Basics
import FoundationEssentials
import Glibc

/// A distortion that changes the proportions of a hand: the length and direction of fingers and the width of the palm.
///
/// Every landmark is moved. The displacement is interpolated smoothly between landmarks, fades to zero away from the
/// hand, and is stored on a coarse grid.
struct HandBuild {
    /// The distance between two points of the grid in pixels.
    private static let step = 4
    /// The natural logarithm of the largest change of a finger's length, and of the palm's width.
    private static let stretch: Float = 0.22
    /// The largest rotation of a finger about its base, in radians.
    private static let turn: Float = 0.16
    /// The standard deviation of the Gaussian weight of a landmark, in sides of the hand.
    private static let reach: Float = 0.11
    /// The weight of zero displacement against the landmarks' weights.
    private static let rest: Float = 0.25

    private let count: Int
    private let grid: [SIMD2<Float>]

    /// Draws random proportions for a hand with 21 landmarks in a square plane of `side` pixels.
    init(landmarks: [SIMD2<Float>], side: Int, using generator: inout SeededGenerator) {
        // Landmarks far outside the plane are clamped, which has no visible effect.
        let (least, most) = (SIMD2(repeating: Float(-side)), SIMD2(repeating: Float(2 * side)))
        let landmarks = landmarks.map { pointwiseMin(pointwiseMax($0, least), most) }
        let moved = Self.moved(landmarks, using: &generator)
        let low = landmarks.reduce(landmarks[0], pointwiseMin), high = landmarks.reduce(landmarks[0], pointwiseMax)
        let distance = Self.reach * max((high - low).max(), 1)
        let sharpness = -1 / (2 * distance * distance)
        let count = (side - 1) / Self.step + 2
        self.count = count
        grid = (0..<count * count).map { index in
            let place = SIMD2(Float(index % count), Float(index / count)) * Float(Self.step)
            var (sum, weight) = (SIMD2<Float>.zero, Self.rest)
            for (old, new) in zip(landmarks, moved) {
                let away = place - new
                let share = exp((away * away).sum() * sharpness)
                sum += (old - new) * share
                weight += share
            }
            return sum / weight
        }
    }

    /// Returns the moved landmarks: fingers are shifted with the palm, rotated about their base and scaled.
    private static func moved(_ landmarks: [SIMD2<Float>], using generator: inout SeededGenerator) -> [SIMD2<Float>] {
        var moved = landmarks
        let breadth = exp(generator.about(stretch))
        let across = landmarks[17] - landmarks[5]
        let unit = across / max((across * across).sum().squareRoot(), 1e-3)
        for finger in HandMask.fingers {
            let base = landmarks[finger[0]]
            let aside = ((base - landmarks[0]) * unit).sum()
            let newBase = base + unit * (aside * (breadth - 1))
            let length = exp(generator.about(stretch))
            let angle = generator.about(turn)
            let (cosine, sine) = (cos(angle) * length, sin(angle) * length)
            for landmark in finger {
                let along = landmarks[landmark] - base
                moved[landmark] = newBase + SIMD2(along.x * cosine - along.y * sine, along.x * sine + along.y * cosine)
            }
        }
        return moved
    }

    /// Adds the displacements of a row in pixels.
    func add(to offsets: inout [Float], _ drops: inout [Float], row: Int) {
        let place = Float(row) / Float(Self.step)
        let upper = Int(place) * count
        let share = place - Float(Int(place))
        let line = (0..<count).map { column -> SIMD2<Float> in
            let (above, below) = (grid[upper + column], grid[upper + count + column])
            return above + (below - above) * share
        }
        for column in offsets.indices {
            let (left, rest) = column.quotientAndRemainder(dividingBy: Self.step)
            let displacement = line[left] + (line[left + 1] - line[left]) * (Float(rest) / Float(Self.step))
            offsets[column] += displacement.x
            drops[column] += displacement.y
        }
    }

    /// Returns the displacement at a point: the source position minus the point.
    func displacement(at point: SIMD2<Float>) -> SIMD2<Float> {
        let place = pointwiseMin(
            pointwiseMax(point / Float(Self.step), .zero), SIMD2(repeating: Float(count - 1) - 0.001))
        let (column, row) = (Int(place.x), Int(place.y))
        let share = place - SIMD2(Float(column), Float(row))
        let at = row * count + column
        let upper = grid[at] + (grid[at + 1] - grid[at]) * share.x
        let lower = grid[at + count] + (grid[at + count + 1] - grid[at + count]) * share.x
        return upper + (lower - upper) * share.y
    }
}
