/// The point where a ray hits the hand.
struct SurfaceHit {
    /// The index of the pixel, row by row.
    var pixel: Int
    /// The share of the pixel that is covered, 0…1.
    var coverage: Float
    var point: SIMD3<Float>
    var normal: SIMD3<Float>
    /// The direction towards the camera.
    var view: SIMD3<Float>
    /// The part that is hit.
    var part: HandBody.Part
    /// The distance from the second nearest digit in centimetres.
    var neighbour: Float
    /// The ambient visibility: 1 if nothing is near, 0 if the point is enclosed.
    var openness: Float
    /// 1 in the key light, 0 in its shadow.
    var lit: Float
}

/// Renders a distance field by sphere tracing, in tiles of eight by eight pixels and with eight rays at a time.
///
/// Every tile uses only the cones that its rays can hit; its shadows use only the cones between the hits and the light.
struct Tracer {
    let field: DistanceField
    let camera: Camera
    let width: Int
    let height: Int
    let light: Light

    /// Width and height of a tile in pixels.
    private static let tileSide = 8
    /// How far shadows reach, in centimetres.
    private static let shadowReach: Float = 14
    /// How far ambient occlusion reaches, in centimetres.
    private static let occlusionReach: Float = 2.4

    /// A ray that hits something.
    private struct RayHit {
        var pixel: Int
        var coverage: Float
        var distance: Float
        var direction: SIMD3<Float>
    }

    /// Calls `body` for every pixel that shows a part of the hand.
    func trace(_ body: (SurfaceHit) -> Void) {
        let visible = FieldSelection(of: field)
        let surrounding = FieldSelection(of: field)
        let hits = UnsafeMutableBufferPointer<RayHit>.allocate(capacity: Self.tileSide * Self.tileSide)
        defer { hits.deallocate() }
        for top in stride(from: 0, to: height, by: Self.tileSide) {
            for left in stride(from: 0, to: width, by: Self.tileSide) {
                let axis = direction(x: Float(left + Self.tileSide / 2), y: Float(top + Self.tileSide / 2))
                let slope = Float(Self.tileSide / 2 + 1) * 1.5 / camera.focal
                let eye = SIMD3<Float>(0, 0, camera.distance)
                visible.select { ball in
                    let offset = ball.centre - eye
                    let depth = offset.dot(axis)
                    let reach = ball.radius + 0.2 + max(depth + ball.radius, 0) * slope
                    return offset.dot(offset) - depth * depth < reach * reach
                }
                guard let view = visible.evaluator else { continue }
                let count = march(left: left, top: top, view: view, range: depths(along: axis), into: hits)
                guard count > 0 else { continue }
                let region = ball(around: hits, count: count)
                let reachOfLight = 1 / light.hardness
                surrounding.select { ball in
                    let offset = ball.centre - region.centre
                    let square = offset.dot(offset)
                    let close = ball.radius + region.radius + Self.occlusionReach
                    if square < close * close { return true }
                    let ahead = offset.dot(light.direction)
                    guard ahead > 0, ahead < Self.shadowReach + close else { return false }
                    let wide = ball.radius + region.radius + 0.2 + (ahead + ball.radius) * reachOfLight
                    return square - ahead * ahead < wide * wide
                }
                guard let whole = surrounding.evaluator else { continue }
                for first in stride(from: 0, to: count, by: 8) {
                    finish(hits, from: first, count: min(8, count - first), near: view, whole: whole, body)
                }
            }
        }
    }

    /// Returns the direction of the ray through a point of the picture.
    private func direction(x: Float, y: Float) -> SIMD3<Float> {
        SIMD3((x - camera.centreX) / camera.focal, (camera.centreY - y) / camera.focal, -1).normalized
    }

    /// Returns the distances along a ray between which the whole hand lies.
    private func depths(along axis: SIMD3<Float>) -> ClosedRange<Float> {
        let eye = SIMD3<Float>(0, 0, camera.distance)
        var low = Float.greatestFiniteMagnitude
        var high: Float = 0
        for span in field.spans {
            let depth = (span.bounds.centre - eye).dot(axis)
            low = min(low, depth - span.bounds.radius)
            high = max(high, depth + span.bounds.radius)
        }
        return max(low, 0.1)...max(high, low, 0.2)
    }

    /// Returns a ball around the points of hits.
    private func ball(around hits: UnsafeMutableBufferPointer<RayHit>, count: Int) -> Ball {
        let eye = SIMD3<Float>(0, 0, camera.distance)
        var low = SIMD3<Float>(repeating: .greatestFiniteMagnitude)
        var high = -low
        for index in 0..<count {
            let point = eye + hits[index].direction * hits[index].distance
            low.replace(with: point, where: point .< low)
            high.replace(with: point, where: point .> high)
        }
        return Ball(centre: (low + high) / 2, radius: (high - low).length / 2)
    }

    /// Follows the rays of one tile; returns how many hit or touch the hand.
    private func march(
        left: Int, top: Int, view: DistanceFieldEvaluator, range: ClosedRange<Float>,
        into hits: UnsafeMutableBufferPointer<RayHit>
    ) -> Int {
        var count = 0
        let columns = Lanes(0, 1, 2, 3, 4, 5, 6, 7) + (Float(left) + 0.5)
        let pixel = 1 / camera.focal
        for row in top..<min(top + Self.tileSide, height) {
            let slopeY = (camera.centreY - Float(row) - 0.5) / camera.focal
            let ray = LaneVector(
                x: (columns - camera.centreX) / camera.focal, y: Lanes(repeating: slopeY), z: Lanes(repeating: -1)
            ).normalized
            let (closest, closestAt) = view.march(from: camera.distance, along: ray, within: range, pixel: pixel)
            for lane in 0..<min(Self.tileSide, width - left) where closest[lane] < 0.5 {
                let ratio = closest[lane]
                hits.initializeElement(
                    at: count,
                    to: RayHit(
                        pixel: row * width + left + lane, coverage: ratio < 0.05 ? 1 : 0.5 - ratio,
                        distance: closestAt[lane], direction: ray[lane]))
                count += 1
            }
        }
        return count
    }

    /// Computes normal, occlusion and shadow of up to eight hits.
    private func finish(
        _ hits: UnsafeMutableBufferPointer<RayHit>, from first: Int, count: Int, near: DistanceFieldEvaluator,
        whole: DistanceFieldEvaluator,
        _ body: (SurfaceHit) -> Void
    ) {
        var point = LaneVector(x: Lanes(), y: Lanes(), z: Lanes())
        for lane in 0..<8 {
            let hit = hits[first + min(lane, count - 1)]
            point.x[lane] = hit.direction.x * hit.distance
            point.y[lane] = hit.direction.y * hit.distance
            point.z[lane] = hit.direction.z * hit.distance + camera.distance
        }
        let normal = near.normal(at: point)
        let closest = near.closestParts(to: point)
        let openness = whole.openness(at: point, normal: normal)
        let lit = whole.lit(at: point, normal: normal, by: light, reach: Self.shadowReach)
        for lane in 0..<count {
            let hit = hits[first + lane]
            body(
                SurfaceHit(
                    pixel: hit.pixel, coverage: hit.coverage, point: point[lane], normal: normal[lane],
                    view: -hit.direction, part: HandBody.Part(rawValue: Int(closest.part[lane])) ?? .palm,
                    neighbour: closest.neighbour[lane], openness: openness[lane], lit: lit[lane]))
        }
    }
}
