import Basics
import Datasets
import FoundationEssentials
import Glibc
import Imaging

/// An affine transform that places a picture in a scene: stretch, scale, rotation, optional flip and translation.
struct SceneFraming {
    /// Maps scene pixels to picture pixels.
    let map: Homography
    private let turn: Float

    /// Creates the transform that moves a point of the picture to a point of the scene.
    ///
    /// - Parameters:
    ///   - point: a point in the picture, in pixels.
    ///   - place: where it is in the scene, in pixels.
    ///   - scale: scene pixels per picture pixel.
    ///   - stretch: the ratio of the horizontal to the vertical scale.
    ///   - turn: the rotation in radians.
    ///   - side: the side of the scene in pixels.
    init(
        putting point: SIMD2<Float>, at place: SIMD2<Float>, scale: Float, stretch: Float = 1, turn: Float = 0,
        isFlipped: Bool = false, side: Int
    ) {
        let half = Float(side) / 2
        let root = stretch.squareRoot()
        // The picture vectors that half a side of the scene to the right, and half a side down, map to.
        let across = SIMD2(cos(turn), sin(turn)) * (half / scale / root * (isFlipped ? -1 : 1))
        let down = SIMD2(-sin(turn), cos(turn)) * (half / scale * root)
        let away = (place - half) / half
        map = Homography(
            centre: point - across * away.x - down * away.y, across: across, down: down, perspective: (0, 0), side: side
        )
        self.turn = turn
    }

    /// Returns the scene box of a picture box, as the bounding box of the transformed ellipse that fills it.
    func target(_ box: Region) -> Region {
        let centre = map.target(SIMD2(Float(box.x + box.width / 2), Float(box.y + box.height / 2)) - 0.5) + 0.5
        let corner = map.target(SIMD2(Float(box.x + box.width), Float(box.y + box.height / 2)) - 0.5) + 0.5
        let foot = map.target(SIMD2(Float(box.x + box.width / 2), Float(box.y + box.height)) - 0.5) + 0.5
        let (wide, high) = (corner - centre, foot - centre)
        let half = SIMD2(
            (wide.x * wide.x + high.x * high.x).squareRoot(), (wide.y * wide.y + high.y * high.y).squareRoot())
        return Region(
            x: Double(centre.x - half.x), y: Double(centre.y - half.y), width: Double(2 * half.x),
            height: Double(2 * half.y))
    }

    /// Returns the bounding box of picture points in the scene.
    func target(boxOf points: [SIMD2<Float>]) -> Region {
        let placed = points.map { map.target($0 - 0.5) + 0.5 }
        let low = placed.reduce(SIMD2(repeating: .infinity)) { pointwiseMin($0, $1) }
        let high = placed.reduce(SIMD2(repeating: -.infinity)) { pointwiseMax($0, $1) }
        return Region(
            x: Double(low.x), y: Double(low.y), width: Double(max(high.x - low.x, 1)),
            height: Double(max(high.y - low.y, 1)))
    }
}

/// A synthesized webcam picture and the boxes of its hands.
struct LocatorScene: Equatable {
    /// The picture.
    var image: GreyImage
    /// The tight boxes of the hands, in pixels of `image`.
    var boxes: [Region]
}

/// Draws items so that every signer has the same probability, however many items each has.
struct SignerSampler: Sendable {
    private let groups: [[Int]]

    /// Groups items by signer, given the signer of each item.
    init(_ signers: [String]) {
        groups = Dictionary(grouping: signers.indices) { signers[$0] }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Whether there are no items.
    var isEmpty: Bool { groups.isEmpty }

    /// Returns the index of an item: a random one of a random signer.
    func draw(using generator: inout SeededGenerator) -> Int {
        let group = groups[generator.index(below: groups.count)]
        return group[generator.index(below: group.count)]
    }
}
