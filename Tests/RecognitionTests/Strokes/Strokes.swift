@testable import Recognition

/// Paths that tests draw: straight lines from corner to corner, in hand sizes.
enum Strokes {
    /// A J as a right-handed signer draws it before an unmirrored camera.
    static let hook: [SIMD2<Float>] = [[0, 0], [0, 0.7], [0.1, 0.9], [0.3, 0.95], [0.5, 0.85]]
    /// A Z as a right-handed signer draws it before an unmirrored camera.
    static let zigzag: [SIMD2<Float>] = [[0, 0], [-0.6, 0], [0, 0.5], [-0.6, 0.5]]

    /// A path along corners, `count` points at even distances in number, not in length.
    static func path(_ corners: [SIMD2<Float>], count: Int = 25) -> StrokeTrajectory {
        StrokeTrajectory(points: (0..<count).map { point(corners, Float($0) / Float(count - 1)) })
    }

    /// The place on the way along corners, `progress` 0…1, every leg taking as long.
    static func point(_ corners: [SIMD2<Float>], _ progress: Float) -> SIMD2<Float> {
        let place = min(max(progress, 0), 1) * Float(corners.count - 1)
        let leg = min(Int(place), corners.count - 2)
        return corners[leg] + (corners[leg + 1] - corners[leg]) * (place - Float(leg))
    }

    /// The same corners with left and right swapped.
    static func mirrored(_ corners: [SIMD2<Float>]) -> [SIMD2<Float>] { corners.map { [-$0.x, $0.y] } }
}
