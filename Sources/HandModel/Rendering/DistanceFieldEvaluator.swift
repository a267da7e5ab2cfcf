// All code that runs for every step of every ray is in this one file, so that the compiler can inline it without
// whole-module optimisation: a debug build compiles file by file.

/// One number for each of eight rays.
typealias Lanes = SIMD8<Float>

/// The smaller of two numbers, lane by lane.
@inline(__always)
private func lesser(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .< a) }

/// The greater of two numbers, lane by lane.
@inline(__always)
private func greater(_ a: Lanes, _ b: Lanes) -> Lanes { a.replacing(with: b, where: b .> a) }

/// The number without its sign, lane by lane.
@inline(__always)
private func magnitude(_ a: Lanes) -> Lanes { greater(a, -a) }

/// Points or directions of eight rays.
struct LaneVector {
    var x: Lanes
    var y: Lanes
    var z: Lanes

    /// Returns the points at a distance along directions.
    @inline(__always)
    func moved(along direction: LaneVector, by distance: Lanes) -> LaneVector {
        LaneVector(x: x + direction.x * distance, y: y + direction.y * distance, z: z + direction.z * distance)
    }

    /// The vectors of length 1 in the same directions.
    @inline(__always)
    var normalized: LaneVector {
        let scale = 1 / (x * x + y * y + z * z + 1e-20).squareRoot()
        return LaneVector(x: x * scale, y: y * scale, z: z * scale)
    }

    /// The vector of one ray.
    @inline(__always)
    subscript(lane: Int) -> SIMD3<Float> { SIMD3(x[lane], y[lane], z[lane]) }
}

/// Computes distances to some spans and cones of a field, for eight rays at a time.
struct DistanceFieldEvaluator {
    var cones: UnsafePointer<RoundCone>
    var spans: UnsafePointer<DistanceField.Span>
    var spanCount: Int

    /// Signed distances of eight points to the nearest surface.
    ///
    /// Cones of a group are joined with the polynomial smooth minimum, groups with the minimum.
    @inline(__always)
    private func distance(_ point: LaneVector) -> Lanes {
        var nearest = Lanes(repeating: 1e3)
        for index in 0..<spanCount {
            let span = spans[index]
            let x = point.x - span.bounds.centre.x
            let y = point.y - span.bounds.centre.y
            let z = point.z - span.bounds.centre.z
            let reach = nearest + span.bounds.radius
            if all(x * x + y * y + z * z .> reach * reach) { continue }
            nearest = lesser(nearest, distance(point, to: span))
        }
        return nearest
    }

    /// Signed distances of eight points to one group.
    @inline(__always)
    private func distance(_ point: LaneVector, to span: DistanceField.Span) -> Lanes {
        var blended = distance(point, to: cones + span.start)
        var cone = cones + (span.start + 1)
        let end = cones + (span.start + span.count)
        while cone < end {
            let distance = distance(point, to: cone)
            let blend = cone.pointee.blend
            let overlap = greater(blend - magnitude(blended - distance), Lanes(repeating: 0))
            blended = lesser(blended, distance) - overlap * overlap * (0.25 / blend)
            cone += 1
        }
        return blended
    }

    /// Signed distances of eight points to a cone; exact for equal radii and nearly so for slender cones.
    @inline(__always)
    private func distance(_ point: LaneVector, to cone: UnsafePointer<RoundCone>) -> Lanes {
        let start = cone.pointee.start
        let along = cone.pointee.along
        let x = point.x - start.x
        let y = point.y - start.y
        let z = point.z - start.z
        let place = lesser(
            greater((x * along.x + y * along.y + z * along.z) * cone.pointee.inverseSquare, Lanes(repeating: 0)),
            Lanes(repeating: 1))
        let offX = x - place * along.x
        let offY = y - place * along.y
        let offZ = z - place * along.z
        return (offX * offX + offY * offY + offZ * offZ).squareRoot()
            - (place * cone.pointee.taper + cone.pointee.radius)
    }

    /// Follows eight rays from a point on the z axis by sphere tracing.
    ///
    /// Returns the smallest distance of each ray from a surface, in pixels, and the distance along the ray where it is.
    @inline(never)
    func march(
        from height: Float, along ray: LaneVector, within range: ClosedRange<Float>, pixel: Float
    ) -> (closest: Lanes, at: Lanes) {
        let zero = Lanes(repeating: 0)
        let eye = LaneVector(x: zero, y: zero, z: Lanes(repeating: height))
        var travelled = Lanes(repeating: range.lowerBound)
        var closest = Lanes(repeating: 1e3)
        var closestAt = travelled
        for _ in 0..<56 {
            let distance = distance(eye.moved(along: ray, by: travelled))
            let ratio = distance / (travelled * pixel)
            let better = ratio .< closest
            closest.replace(with: ratio, where: better)
            closestAt.replace(with: travelled, where: better)
            let done = (ratio .< 0.04) .| (travelled .> range.upperBound)
            if all(done) { break }
            travelled.replace(with: travelled + distance * 0.95, where: .!done)
        }
        return (closest, closestAt)
    }

    /// Returns the surface normals: the gradient from four points of a tetrahedron.
    @inline(never)
    func normal(at point: LaneVector) -> LaneVector {
        let step: Float = 0.02
        var gradient = LaneVector(x: Lanes(), y: Lanes(), z: Lanes())
        for corner in 0..<4 {
            let x: Float = corner & 1 == 0 ? step : -step
            let y: Float = corner & 2 == 0 ? step : -step
            let z: Float = (corner == 0 || corner == 3) ? step : -step
            let distance = distance(LaneVector(x: point.x + x, y: point.y + y, z: point.z + z))
            gradient.x += distance * x
            gradient.y += distance * y
            gradient.z += distance * z
        }
        return LaneVector(x: gradient.x * 100, y: gradient.y * 100, z: gradient.z * 100).normalized
    }

    /// Returns the group of each point and its distance in centimetres from the second nearest digit.
    @inline(never)
    func closestParts(to point: LaneVector) -> (part: SIMD8<Int32>, neighbour: Lanes) {
        var nearest = Lanes(repeating: 1e3)
        var nearestDigit = nearest
        var neighbour = nearest
        var part = SIMD8<Int32>(repeating: 0)
        for index in 0..<spanCount {
            let span = spans[index]
            let distance = distance(point, to: span)
            part.replace(with: SIMD8(repeating: Int32(span.part)), where: distance .< nearest)
            nearest = lesser(nearest, distance)
            // The root of a digit lies in the palm, so only other digits count as neighbours.
            if span.part < DistanceField.Span.digitCount {
                neighbour = lesser(neighbour, greater(distance, nearestDigit))
                nearestDigit = lesser(nearestDigit, distance)
            }
        }
        return (part, neighbour)
    }

    /// Returns the ambient visibility, 1 if nothing is near: it compares the distances of points along the normal from
    /// the surface with those of a plane.
    @inline(never)
    func openness(at point: LaneVector, normal: LaneVector) -> Lanes {
        var closed = Lanes(repeating: 0)
        var step: Float = 0.25
        var weight: Float = 0.42
        for _ in 0..<4 {
            let distance = distance(point.moved(along: normal, by: Lanes(repeating: step)))
            closed += greater(step - distance, Lanes(repeating: 0)) * (weight / step)
            weight *= 0.72
            step *= 2.1
        }
        return greater(1 - closed, Lanes(repeating: 0))
    }

    /// Returns soft shadows, 1 in the light, from the narrowest gap that a ray towards the light passes.
    @inline(never)
    func lit(at point: LaneVector, normal: LaneVector, by light: Light, reach: Float) -> Lanes {
        let ray = LaneVector(
            x: Lanes(repeating: light.direction.x), y: Lanes(repeating: light.direction.y),
            z: Lanes(repeating: light.direction.z))
        let start = point.moved(along: normal, by: Lanes(repeating: 0.08))
        var travelled = Lanes(repeating: 0.1)
        // Surfaces that face away from the light need no search.
        let facing = normal.x * ray.x + normal.y * ray.y + normal.z * ray.z
        var open = Lanes(repeating: 1).replacing(with: 0, where: facing .< -0.3)
        for _ in 0..<14 {
            if all((open .< 0.02) .| (travelled .> reach)) { break }
            let distance = distance(start.moved(along: ray, by: travelled))
            open = lesser(open, greater(distance * light.hardness / travelled, Lanes(repeating: 0)))
            travelled += lesser(greater(distance, Lanes(repeating: 0.12)), Lanes(repeating: 2))
        }
        return open * open * (3 - 2 * open)
    }
}
