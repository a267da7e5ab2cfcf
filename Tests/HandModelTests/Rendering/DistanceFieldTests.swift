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
        #expect(selection.view.map(\.spanCount) == nil)
        selection.select { _ in false }
        #expect(selection.view.map(\.spanCount) == nil)
    }

    @Test func choicesReplaceEachOther() throws {
        let field = DistanceField(body.groups)
        let selection = FieldSelection(of: field)
        selection.select { _ in true }
        #expect(try #require(selection.view).spanCount == 7)
        // Only what reaches above the knuckles of the open hand.
        selection.select { $0.centre.y + $0.radius > 8 }
        let view = try #require(selection.view)
        #expect(view.spanCount < 7)
        for index in 0..<view.spanCount { #expect(view.spans[index].count > 0) }
    }
}
