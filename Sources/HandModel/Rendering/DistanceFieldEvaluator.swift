// Everything that runs for every step of every ray is in this one file, so that the compiler can inline it without
// whole-module optimisation (a debug build compiles file by file).

/// Eight rays at once.
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

    /// The point at a distance along directions.
    @inline(__always)
    func moved(along direction: LaneVector, by distance: Lanes) -> LaneVector {
        LaneVector(x: x + direction.x * distance, y: y + direction.y * distance, z: z + direction.z * distance)
    }

    /// Scaled to length 1.
    @inline(__always)
    var normalized: LaneVector {
        let scale = 1 / (x * x + y * y + z * z + 1e-20).squareRoot()
        return LaneVector(x: x * scale, y: y * scale, z: z * scale)
    }

    /// One lane as a vector.
    @inline(__always)
    subscript(lane: Int) -> SIMD3<Float> { SIMD3(x[lane], y[lane], z[lane]) }
}

/// The part of a field that matters for some rays: a choice of its spans and cones.
struct DistanceFieldEvaluator {
    var cones: UnsafePointer<RoundCone>
    var spans: UnsafePointer<DistanceField.Span>
    var spanCount: Int

    /// Signed distances of eight points to the nearest surface.
    ///
    /// Cones melt with the polynomial smooth minimum; groups meet with the plain one.
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
        var melted = distance(point, to: cones + span.start)
        var cone = cones + (span.start + 1)
        let end = cones + (span.start + span.count)
        while cone < end {
            let distance = distance(point, to: cone)
            let blend = cone.pointee.blend
            let overlap = greater(blend - magnitude(melted - distance), Lanes(repeating: 0))
            melted = lesser(melted, distance) - overlap * overlap * (0.25 / blend)
            cone += 1
        }
        return melted
    }

    /// Signed distances of eight points to a cone; exact for equal radii, close for slender cones.
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

    /// Follows eight rays from a point on the z axis.
    ///
    /// Gives how near each came to a surface, in pixels, and where along the ray that was.
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

    /// The gradient, by four points of a tetrahedron.
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

    /// Which group each point is on, and how far the next nearest digit is.
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
            // A digit's own root lies in the palm: only other digits count as neighbours.
            if span.part < DistanceField.Span.digits {
                neighbour = lesser(neighbour, greater(distance, nearestDigit))
                nearestDigit = lesser(nearestDigit, distance)
            }
        }
        return (part, neighbour)
    }

    /// Ambient occlusion, 1 in the open: how much nearer the surface is along the normal than it would be there.
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

    /// Soft shadow, 1 in the light: the narrowest gap that a ray towards it passes, seen from the surface.
    @inline(never)
    func lit(at point: LaneVector, normal: LaneVector, by light: Light, reach: Float) -> Lanes {
        let ray = LaneVector(
            x: Lanes(repeating: light.direction.x), y: Lanes(repeating: light.direction.y),
            z: Lanes(repeating: light.direction.z))
        let start = point.moved(along: normal, by: Lanes(repeating: 0.08))
        var travelled = Lanes(repeating: 0.1)
        // Where the surface is turned away from the light there is nothing to find.
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
