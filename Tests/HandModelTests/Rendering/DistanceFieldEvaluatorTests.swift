import Testing

@testable import HandModel

@Suite struct DistanceFieldEvaluatorTests {
    /// A ball of radius 2 in the origin.
    private static func ball(_ centre: SIMD3<Float> = [0, 0, 0], radius: Float = 2) -> HandBody.Group {
        HandBody.Group(.index, cones: [RoundCone(from: centre, to: centre, radii: (radius, radius), blend: 0.5)])
    }

    private static func lanes(_ point: SIMD3<Float>) -> LaneVector {
        LaneVector(x: Lanes(repeating: point.x), y: Lanes(repeating: point.y), z: Lanes(repeating: point.z))
    }

    /// Looks at a field as a whole.
    private func look<Result>(_ groups: [HandBody.Group], _ body: (DistanceFieldEvaluator) -> Result) throws -> Result {
        let field = DistanceField(groups)
        let all = FieldSelection(of: field)
        all.select { _ in true }
        let view = try #require(all.evaluator)
        return withExtendedLifetime((field, all)) { body(view) }
    }

    @Test func aRayMeetsABallWhereGeometrySays() throws {
        let found = try look([Self.ball()]) {
            $0.march(from: 50, along: Self.lanes([0, 0, -1]), within: 40...60, pixel: 0.002)
        }
        #expect(found.closest[3] < 0.05)
        #expect(abs(found.at[3] - 48) < 0.02)
    }

    @Test func aRayThatPassesTellsHowClosely() throws {
        let pixel: Float = 0.002
        let ray = SIMD3<Float>(0.06, 0, -1).normalized
        let found = try look([Self.ball()]) {
            $0.march(from: 50, along: Self.lanes(ray), within: 40...60, pixel: pixel)
        }
        // The line passes the centre at 50 sin(atan 0.06).
        let gap = 50 * Float(0.06) / (1 + 0.0036 as Float).squareRoot() - 2
        #expect(abs(found.closest[0] * pixel * found.at[0] - gap) < 0.06)
    }

    @Test func normalsOfABallPointOutwards() throws {
        for direction in [SIMD3<Float>(1, 0, 0), [0, -1, 0], SIMD3(1, 2, 3).normalized] {
            let normal = try look([Self.ball()]) { $0.normal(at: Self.lanes(direction * 2)) }
            #expect(isClose(normal[5], direction, within: 5e-3))
        }
    }

    @Test func shadowsFallBehindABall() throws {
        let light = Light(direction: [0, 0, 1], colour: [1, 1, 1], hardness: 8)
        let blocked = try look([Self.ball([0, 0, 5])]) {
            $0.lit(at: Self.lanes([0, 0, 0]), normal: Self.lanes([0, 0, 1]), by: light, reach: 14)
        }
        #expect(blocked[0] < 0.01)
        let free = try look([Self.ball([9, 0, 5])]) {
            $0.lit(at: Self.lanes([0, 0, 0]), normal: Self.lanes([0, 0, 1]), by: light, reach: 14)
        }
        #expect(free[7] > 0.99)
        let edge = try look([Self.ball([2.3, 0, 5])]) {
            $0.lit(at: Self.lanes([0, 0, 0]), normal: Self.lanes([0, 0, 1]), by: light, reach: 14)
        }
        #expect(edge[0] > 0.05 && edge[0] < 0.95, "the shadow's edge is soft")
    }

    @Test func cornersAreDarkerThanOpenSurfaces() throws {
        let point = Self.lanes([2, 0, 0])
        let outwards = Self.lanes([1, 0, 0])
        let open = try look([Self.ball()]) { $0.openness(at: point, normal: outwards) }
        #expect(open[0] > 0.99)
        let closed = try look([Self.ball(), Self.ball([4.2, 0, 0])]) { $0.openness(at: point, normal: outwards) }
        #expect(closed[0] < 0.5)
    }

    @Test func groupsMeetHardAndConesOfAGroupMelt() throws {
        let left = RoundCone(from: [-1, 0, 0], to: [-1, 0, 0], radii: (1.2, 1.2), blend: 0.8)
        let right = RoundCone(from: [1, 0, 0], to: [1, 0, 0], radii: (1.2, 1.2), blend: 0.8)
        func top(_ groups: [HandBody.Group]) throws -> Float {
            let found = try look(groups) {
                $0.march(from: 50, along: Self.lanes([0, 0, -1]), within: 40...60, pixel: 0.0005)
            }
            return 50 - found.at[0]
        }
        let apart = try top([HandBody.Group(.index, cones: [left]), HandBody.Group(.middle, cones: [right])])
        let molten = try top([HandBody.Group(.index, cones: [left, right])])
        // Two circles of radius 1.2 cross at a height of sqrt(1.2² - 1²).
        #expect(abs(apart - 0.6633) < 0.02)
        #expect(molten > apart + 0.1)
    }

    @Test func neighboursAreOtherDigits() throws {
        let palm = HandBody.Group(
            .palm, cones: [RoundCone(from: [0, 0, 0], to: [0, 0, 0], radii: (2, 2), blend: 0.5)])
        var middle = Self.ball([5, 0, 0])
        middle.part = .middle
        let found = try look([Self.ball(), middle, palm]) { $0.closestParts(to: Self.lanes([2, 0, 0])) }
        #expect(found.part[0] == Int32(HandBody.Part.index.rawValue))
        #expect(abs(found.neighbour[0] - 1) < 1e-4)
    }
}
