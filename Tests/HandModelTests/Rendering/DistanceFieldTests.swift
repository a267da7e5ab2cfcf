import Testing

@testable import HandModel

@Suite struct DistanceFieldTests {
    private let body = HandBody(skeleton: HandSkeleton(pose: HandPose()), sleeve: 4)

    @Test func allPiecesAreKeptInOrder() {
        let field = DistanceField(body.groups)
        #expect(field.spans.count == 7)
        #expect(field.cones.count == body.groups.map(\.cones.count).reduce(0, +))
        var next = 0
        for (span, group) in zip(field.spans, body.groups) {
            #expect(span.start == next)
            #expect(span.count == group.cones.count)
            #expect(field.cones[span.start].start == group.cones.first?.start)
            next += span.count
        }
    }

    @Test func ballsHoldTheConesAndWhatMelts() {
        let field = DistanceField(body.groups)
        for (cone, ball) in zip(field.cones, field.balls) { #expect(ball.radius >= cone.bounds.radius) }
    }

    @Test func nothingWantedIsNoView() {
        let field = DistanceField(body.groups)
        let selection = FieldSelection(of: field)
        #expect(selection.evaluator.map(\.spanCount) == nil)
        selection.select { _ in false }
        #expect(selection.evaluator.map(\.spanCount) == nil)
    }

    @Test func choicesReplaceEachOther() throws {
        let field = DistanceField(body.groups)
        let selection = FieldSelection(of: field)
        selection.select { _ in true }
        #expect(try #require(selection.evaluator).spanCount == 7)
        // Only what reaches above the knuckles of the open hand.
        selection.select { $0.centre.y + $0.radius > 8 }
        let view = try #require(selection.evaluator)
        #expect(view.spanCount < 7)
        for index in 0..<view.spanCount { #expect(view.spans[index].count > 0) }
    }
}

@Suite struct RoundConeTests {
    private let cone = RoundCone(from: [0, 0, 0], to: [0, 10, 0], radii: (2, 1), blend: 0.3)

    @Test func distanceIsToTheLineLessTheRadiusThere() {
        #expect(abs(cone.distance(to: [5, 5, 0]).distance - (5 - 1.5)) < 1e-5)
        #expect(abs(cone.distance(to: [5, 5, 0]).place - 0.5) < 1e-5)
        #expect(abs(cone.distance(to: [0, 14, 0]).distance - 3) < 1e-5)
        #expect(abs(cone.distance(to: [0, -4, 0]).distance - 2) < 1e-5)
        #expect(abs(cone.distance(to: [0, 0, 0]).distance + 2) < 1e-5)
    }

    @Test func aPointIsABall() {
        let ball = RoundCone(from: [1, 2, 3], to: [1, 2, 3], radii: (0.5, 0.5), blend: 0)
        #expect(abs(ball.distance(to: [1, 2, 5]).distance - 1.5) < 1e-5)
        #expect(ball.bounds.centre == [1, 2, 3])
        #expect(ball.bounds.radius == 0.5)
    }

    @Test func boundsHoldTheWholeSurface() {
        let bounds = cone.bounds
        for point in [SIMD3<Float>(0, 11, 0), [0, -2, 0], [2, 0, 0], [0, 0, -2], [1, 10, 0]] {
            #expect((point - bounds.centre).length <= bounds.radius + 1e-5)
        }
    }

    @Test func aBallAroundBallsHoldsThemAll() {
        let balls = [
            Ball(centre: [0, 0, 0], radius: 1), Ball(centre: [10, 0, 0], radius: 3),
            Ball(centre: [4, 5, 0], radius: 0),
        ]
        let all = Ball(around: balls)
        for ball in balls { #expect((ball.centre - all.centre).length + ball.radius <= all.radius + 1e-5) }
        #expect(all.radius < 9)
    }
}
