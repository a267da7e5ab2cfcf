import Basics
import Datasets
import Foundation
import Imaging

/// How a part of a picture comes to lie in a scene: scaled, turned, flipped at will and put somewhere.
struct SceneFraming {
    /// From scene to picture.
    let map: Homography
    private let turn: Float

    /// The framing that puts a point of the picture at a point of the scene.
    ///
    /// - Parameters:
    ///   - point: in the picture, in pixels.
    ///   - place: in the scene, in pixels.
    ///   - scale: pixels of the scene for one of the picture.
    ///   - stretch: how much wider than high things become.
    ///   - turn: radians, clockwise.
    ///   - side: of the scene.
    init(
        putting point: SIMD2<Float>, at place: SIMD2<Float>, scale: Float, stretch: Float = 1, turn: Float = 0,
        isFlipped: Bool = false, side: Int
    ) {
        let half = Float(side) / 2
        let root = stretch.squareRoot()
        // The picture's axes as the scene's right and lower arms see them.
        let across = SIMD2(cos(turn), sin(turn)) * (half / scale / root * (isFlipped ? -1 : 1))
        let down = SIMD2(-sin(turn), cos(turn)) * (half / scale * root)
        let away = (place - half) / half
        map = Homography(
            centre: point - across * away.x - down * away.y, across: across, down: down, perspective: (0, 0), side: side
        )
        self.turn = turn
    }

    /// Where a box of the picture comes to lie, taken for the ellipse that fills it when it is turned.
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

    /// The box about points of the picture, as they come to lie.
    func target(boxOf points: [SIMD2<Float>]) -> Region {
        let placed = points.map { map.target($0 - 0.5) + 0.5 }
        let low = placed.reduce(SIMD2(repeating: .infinity)) { pointwiseMin($0, $1) }
        let high = placed.reduce(SIMD2(repeating: -.infinity)) { pointwiseMax($0, $1) }
        return Region(
            x: Double(low.x), y: Double(low.y), width: Double(max(high.x - low.x, 1)),
            height: Double(max(high.y - low.y, 1)))
    }
}

/// A made-up picture of a webcam, and the boxes of the hands in it.
struct LocatorScene: Equatable {
    /// The picture.
    var image: GreyImage
    /// Tight around the hands, in pixels of `image`.
    var boxes: [Region]
}

/// Deals things so that people weigh evenly, however many each has.
struct PersonalDeck: Sendable {
    private let groups: [[Int]]

    /// Sorts things by whose they are.
    init(_ signers: [String]) {
        groups = Dictionary(grouping: signers.indices) { signers[$0] }.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Whether there is nothing to deal.
    var isEmpty: Bool { groups.isEmpty }

    /// The number of one thing: any person, then any of their things.
    func deal(using generator: inout SeededGenerator) -> Int {
        let group = groups[generator.index(below: groups.count)]
        return group[generator.index(below: group.count)]
    }
}
