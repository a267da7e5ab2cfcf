import Recognition
import Testing

@Suite struct HandednessDetectorTests {
    /// Plays frames and gives the times, in milliseconds, at which the judge changed over.
    static func changes(
        _ judge: inout HandednessDetector, milliseconds: Double, framesPerSecond: Double, handIsPresent: Bool = true,
        probabilities: (Double) -> (current: Float, other: Float)
    ) -> [Double] {
        var changes: [Double] = []
        let step = 1000 / framesPerSecond
        var time = 0.0
        while time < milliseconds {
            if judge.isDue(after: time == 0 ? nil : step) {
                let (current, other) = probabilities(time)
                if judge.compare(current: current, other: other, handIsPresent: handIsPresent) {
                    changes.append(time)
                }
            }
            time += step
        }
        return changes
    }

    @Test("A hand that clearly reads better flipped is flipped after a few seconds", arguments: [10.0, 25, 30, 60])
    func clear(framesPerSecond: Double) throws {
        var judge = HandednessDetector()
        let changes = Self.changes(&judge, milliseconds: 6000, framesPerSecond: framesPerSecond) { _ in (0.4, 0.9) }
        #expect(judge.isMirrored)
        #expect(changes.count == 1)
        #expect((3750...4250).contains(try #require(changes.first)))
    }

    @Test(
        "Nothing changes without clear, steady evidence",
        arguments: [
            ("alike", [(0.9, 0.9)]), ("slightly better", [(0.6, 0.8)]), ("worse", [(0.9, 0.4)]),
            ("now better, now worse", [(0.2, 1), (0.2, 1), (0.5, 0.4)]),
            ("not a number", [(Float.nan, 0.9), (0.2, Float.infinity)]),
        ] as [(String, [(Float, Float)])])
    func unclear(name: String, pattern: [(current: Float, other: Float)]) {
        var judge = HandednessDetector()
        let changes = Self.changes(&judge, milliseconds: 60_000, framesPerSecond: 30) { time in
            pattern[Int(time / 100) % pattern.count]
        }
        #expect(changes.isEmpty)
        #expect(!judge.isMirrored)
    }

    @Test("What is not worth comparing would change nothing", arguments: [0.76, 0.9, 1] as [Float])
    func sureAlready(current: Float) {
        #expect(!HandednessDetector.isWorthComparing(current: current))
        var judge = HandednessDetector()
        let changes = Self.changes(&judge, milliseconds: 60_000, framesPerSecond: 30) { _ in (current, 1) }
        #expect(changes.isEmpty)
    }

    @Test func whatCouldChangeSomethingIsWorthComparing() {
        #expect(HandednessDetector.isWorthComparing(current: 0.7))
        var judge = HandednessDetector()
        _ = Self.changes(&judge, milliseconds: 6000, framesPerSecond: 30) { _ in (0.7, 1) }
        #expect(judge.isMirrored)
    }

    @Test func noHandIsNoEvidence() {
        var judge = HandednessDetector()
        let changes = Self.changes(&judge, milliseconds: 60_000, framesPerSecond: 30, handIsPresent: false) { _ in
            (0, 1)
        }
        #expect(changes.isEmpty)
    }

    @Test func comingBackTakesTwiceAsLong() throws {
        var judge = HandednessDetector()
        _ = Self.changes(&judge, milliseconds: 5000, framesPerSecond: 30) { time in
            time < 4200 ? (0.3, 0.9) : (0.9, 0.3)
        }
        #expect(judge.isMirrored)
        let back = Self.changes(&judge, milliseconds: 10_000, framesPerSecond: 30) { _ in (0.3, 0.9) }
        #expect(!judge.isMirrored)
        #expect(try #require(back.first) > 6500)
    }

    @Test func picturesAreReadBothWaysFiveTimesASecond() {
        var judge = HandednessDetector()
        var comparisons = 0
        for frame in 0..<300 where judge.isDue(after: frame == 0 ? nil : 1000.0 / 30) {
            comparisons += 1
            _ = judge.compare(current: 0.9, other: 0.1, handIsPresent: true)
        }
        #expect((40...51).contains(comparisons))
    }

    @Test func aLongGapIsNoEvidence() {
        var judge = HandednessDetector()
        for _ in 0..<10 where judge.isDue(after: 900) {
            let changed = judge.compare(current: 0.1, other: 0.9, handIsPresent: true)
            #expect(!changed)
        }
    }

    @Test func aJudgeMayBeginFlipped() {
        var judge = HandednessDetector(isMirrored: true)
        _ = Self.changes(&judge, milliseconds: 6000, framesPerSecond: 30) { _ in (0.2, 0.9) }
        #expect(!judge.isMirrored)
    }
}
