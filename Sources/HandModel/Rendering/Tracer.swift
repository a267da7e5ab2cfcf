/// What a ray met, for shading.
struct SurfaceHit {
    /// Place in the picture, row by row.
    var pixel: Int
    /// How much of the pixel is covered, 0…1.
    var coverage: Float
    var point: SIMD3<Float>
    var normal: SIMD3<Float>
    /// Towards the camera.
    var view: SIMD3<Float>
    /// Which group was met.
    var part: HandBody.Part
    /// How far the next nearest digit is, in centimetres.
    var neighbour: Float
    /// 1 is open, 0 closed in.
    var openness: Float
    /// 1 is lit by the key light, 0 in shadow.
    var lit: Float
}

/// Follows rays through a distance field: sphere tracing in tiles of eight by eight pixels, eight rays at a time.
///
/// For every tile only the pieces that its rays can meet are looked at, and for its shadows only those between what
/// was met and the light.
struct Tracer {
    let field: DistanceField
    let camera: Camera
    let width: Int
    let height: Int
    let light: Light

    private static let tile = 8
    /// How far shadows and closeness reach, in centimetres.
    private static let shadowReach: Float = 14
    private static let closeReach: Float = 2.4

    /// A ray that met something.
    private struct Met {
        var pixel: Int
        var coverage: Float
        var distance: Float
        var direction: SIMD3<Float>
    }

    /// Calls `body` for every pixel that shows some of the hand.
    func trace(_ body: (SurfaceHit) -> Void) {
        let seen = FieldSelection(of: field)
        let around = FieldSelection(of: field)
        let met = UnsafeMutableBufferPointer<Met>.allocate(capacity: Self.tile * Self.tile)
        defer { met.deallocate() }
        for top in stride(from: 0, to: height, by: Self.tile) {
            for left in stride(from: 0, to: width, by: Self.tile) {
                let axis = direction(x: Float(left + Self.tile / 2), y: Float(top + Self.tile / 2))
                let slope = Float(Self.tile / 2 + 1) * 1.5 / camera.focal
                let eye = SIMD3<Float>(0, 0, camera.distance)
                seen.select { ball in
                    let offset = ball.centre - eye
                    let depth = offset.dot(axis)
                    let reach = ball.radius + 0.2 + max(depth + ball.radius, 0) * slope
                    return offset.dot(offset) - depth * depth < reach * reach
                }
                guard let view = seen.view else { continue }
                let count = march(left: left, top: top, view: view, range: depths(along: axis), into: met)
                guard count > 0 else { continue }
                let region = ball(around: met, count: count)
                let reachOfLight = 1 / light.hardness
                around.select { ball in
                    let offset = ball.centre - region.centre
                    let square = offset.dot(offset)
                    let close = ball.radius + region.radius + Self.closeReach
                    if square < close * close { return true }
                    let ahead = offset.dot(light.direction)
                    guard ahead > 0, ahead < Self.shadowReach + close else { return false }
                    let wide = ball.radius + region.radius + 0.2 + (ahead + ball.radius) * reachOfLight
                    return square - ahead * ahead < wide * wide
                }
                guard let whole = around.view else { continue }
                for first in stride(from: 0, to: count, by: 8) {
                    finish(met, from: first, count: min(8, count - first), near: view, whole: whole, body)
                }
            }
        }
    }

    private func direction(x: Float, y: Float) -> SIMD3<Float> {
        SIMD3((x - camera.centreX) / camera.focal, (camera.centreY - y) / camera.focal, -1).normalized
    }

    /// Between which distances along a ray the whole hand lies.
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

    private func ball(around met: UnsafeMutableBufferPointer<Met>, count: Int) -> Ball {
        let eye = SIMD3<Float>(0, 0, camera.distance)
        var low = SIMD3<Float>(repeating: .greatestFiniteMagnitude)
        var high = -low
        for index in 0..<count {
            let point = eye + met[index].direction * met[index].distance
            low.replace(with: point, where: point .< low)
            high.replace(with: point, where: point .> high)
        }
        return Ball(centre: (low + high) / 2, radius: (high - low).length / 2)
    }

    /// Marches the rays of one tile; returns how many meet the hand or graze it.
    private func march(
        left: Int, top: Int, view: DistanceFieldEvaluator, range: ClosedRange<Float>,
        into met: UnsafeMutableBufferPointer<Met>
    ) -> Int {
        var hits = 0
        let columns = Lanes(0, 1, 2, 3, 4, 5, 6, 7) + (Float(left) + 0.5)
        let pixel = 1 / camera.focal
        for row in top..<min(top + Self.tile, height) {
            let slopeY = (camera.centreY - Float(row) - 0.5) / camera.focal
            let ray = LaneVector(
                x: (columns - camera.centreX) / camera.focal, y: Lanes(repeating: slopeY), z: Lanes(repeating: -1)
            ).normalized
            let (closest, closestAt) = view.march(from: camera.distance, along: ray, within: range, pixel: pixel)
            for lane in 0..<min(Self.tile, width - left) where closest[lane] < 0.5 {
                let ratio = closest[lane]
                met.initializeElement(
                    at: hits,
                    to: Met(
                        pixel: row * width + left + lane, coverage: ratio < 0.05 ? 1 : 0.5 - ratio,
                        distance: closestAt[lane], direction: ray[lane]))
                hits += 1
            }
        }
        return hits
    }

    /// Finds normals, closeness and shadow of up to eight hits.
    private func finish(
        _ met: UnsafeMutableBufferPointer<Met>, from first: Int, count: Int, near: DistanceFieldEvaluator,
        whole: DistanceFieldEvaluator,
        _ body: (SurfaceHit) -> Void
    ) {
        var point = LaneVector(x: Lanes(), y: Lanes(), z: Lanes())
        for lane in 0..<8 {
            let hit = met[first + min(lane, count - 1)]
            point.x[lane] = hit.direction.x * hit.distance
            point.y[lane] = hit.direction.y * hit.distance
            point.z[lane] = hit.direction.z * hit.distance + camera.distance
        }
        let normal = near.normal(at: point)
        let closest = near.closestParts(to: point)
        let openness = whole.openness(at: point, normal: normal)
        let lit = whole.lit(at: point, normal: normal, by: light, reach: Self.shadowReach)
        for lane in 0..<count {
            let hit = met[first + lane]
            body(
                SurfaceHit(
                    pixel: hit.pixel, coverage: hit.coverage, point: point[lane], normal: normal[lane],
                    view: -hit.direction, part: HandBody.Part(rawValue: Int(closest.part[lane])) ?? .palm,
                    neighbour: closest.neighbour[lane], openness: openness[lane], lit: lit[lane]))
        }
    }
}
