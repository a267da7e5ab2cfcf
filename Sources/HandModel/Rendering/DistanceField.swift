/// The pieces of a hand's surface in one flat piece of memory.
///
/// Owned by one thread for the time of one picture.
final class DistanceField {
    /// A run of cones that melt together.
    struct Span {
        var start: Int
        var count: Int
        var part: Int
        var bounds: Ball

        /// Numbers of parts below this one are digits.
        static let digits = HandBody.Part.palm.rawValue
    }

    let cones: UnsafeMutableBufferPointer<RoundCone>
    /// A ball around each cone and what melts with it.
    let balls: UnsafeMutableBufferPointer<Ball>
    let spans: UnsafeMutableBufferPointer<Span>

    init(_ groups: [HandBody.Group]) {
        let count = groups.reduce(0) { $0 + $1.cones.count }
        cones = .allocate(capacity: count)
        balls = .allocate(capacity: count)
        spans = .allocate(capacity: groups.count)
        var next = 0
        for (index, group) in groups.enumerated() {
            spans.initializeElement(
                at: index,
                to: Span(start: next, count: group.cones.count, part: group.part.rawValue, bounds: group.bounds))
            let widest = group.cones.map(\.blend).max() ?? 0
            for cone in group.cones {
                cones.initializeElement(at: next, to: cone)
                let bounds = cone.bounds
                balls.initializeElement(
                    at: next, to: Ball(centre: bounds.centre, radius: bounds.radius + widest / 2))
                next += 1
            }
        }
    }

    deinit {
        cones.deallocate()
        balls.deallocate()
        spans.deallocate()
    }
}

/// A choice of a field's pieces, made anew for every tile of a picture.
final class FieldSelection {
    private let field: DistanceField
    private let cones: UnsafeMutableBufferPointer<RoundCone>
    private let spans: UnsafeMutableBufferPointer<DistanceField.Span>
    private var spanCount = 0

    init(of field: DistanceField) {
        self.field = field
        cones = .allocate(capacity: field.cones.count)
        spans = .allocate(capacity: field.spans.count)
    }

    deinit {
        cones.deallocate()
        spans.deallocate()
    }

    /// What was chosen; `nil` when nothing was.
    var view: DistanceFieldEvaluator? {
        guard spanCount > 0, let cones = UnsafePointer(cones.baseAddress), let spans = UnsafePointer(spans.baseAddress)
        else { return nil }
        return DistanceFieldEvaluator(cones: cones, spans: spans, spanCount: spanCount)
    }

    /// Chooses the cones whose balls are wanted.
    func select(_ isWanted: (Ball) -> Bool) {
        spanCount = 0
        var next = 0
        for span in field.spans where isWanted(span.bounds) {
            let start = next
            for index in span.start..<span.start + span.count where isWanted(field.balls[index]) {
                cones.initializeElement(at: next, to: field.cones[index])
                next += 1
            }
            guard next > start else { continue }
            spans.initializeElement(
                at: spanCount,
                to: DistanceField.Span(start: start, count: next - start, part: span.part, bounds: span.bounds))
            spanCount += 1
        }
    }
}
