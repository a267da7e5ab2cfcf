import Recognition
import Testing

@testable import Spelling

/// Frame rates of real cameras, and two that stutter.
private let rhythms: [[Double]] =
    [10, 15, 25, 30, 50, 60, 120].map { [1000 / $0] } + [[7, 61, 33, 90, 16, 41], [33, 33, 33, 133, 5]]

@Suite struct LetterCommitterTests {
    @Test("HELLO with its double L comes out at every frame rate", arguments: rhythms)
    func hello(intervals: [Double]) {
        var scene = Scene(intervals: intervals)
        scene.play([
            .nothing(for: 300), .show("H", for: 700), .show("E", for: 700), .show("L", for: 700),
            .nothing(for: 450), .show("L", for: 700), .show("O", for: 700),
        ])
        #expect(scene.typed == "HELLO")
        #expect(scene.committer.text == "HELLO")
        scene.play([.nothing(for: 1500)])
        #expect(scene.committer.text == "HELLO ")
        #expect(scene.events.last?.what == "|HELLO")
    }

    @Test("A letter is typed once its hold has passed, within two frames", arguments: rhythms)
    func holdTime(intervals: [Double]) throws {
        var scene = Scene(intervals: intervals)
        scene.play([.show("A", for: 800)])
        let time = try #require(scene.events.first).time
        #expect(scene.typed == "A")
        #expect(time >= 399)
        #expect(time <= 400 + 2 * (intervals.max() ?? 0))
    }

    @Test("A letter held too short, or not surely enough, is not typed", arguments: rhythms)
    func tooShort(intervals: [Double]) {
        var scene = Scene(intervals: intervals)
        scene.play([.show("A", for: 300), .show("B", for: 300), .nothing(for: 500)])
        scene.play([.show("C", for: 3000, confidence: 0.65), .nothing(for: 2000)])
        #expect(scene.typed == "")
        #expect(scene.committer.text == "")
    }

    @Test func aLetterThatMayBeNoneIsNotTyped() {
        let threshold = LetterThreshold(minimumConfidence: 0.4, maximumNothing: 0.1)
        var committer = LetterCommitter(policy: CommitPolicy(threshold: threshold))
        func shows(nothingProbability: Float) -> String {
            for _ in 0..<20 {
                _ = committer.add(
                    FrameObservation(
                        elapsed: 33, letter: "A", confidence: 0.8, nothingProbability: nothingProbability))
            }
            return committer.text
        }
        #expect(shows(nothingProbability: 0.12) == "")
        #expect(shows(nothingProbability: 0.1) == "A")
    }

    @Test("A letter that stays is typed once", arguments: rhythms)
    func staying(intervals: [Double]) {
        var scene = Scene(intervals: intervals)
        scene.play([.show("S", for: 20_000)])
        #expect(scene.typed == "S")
    }

    @Test("A letter that is let go only briefly is not typed again", arguments: rhythms)
    func briefRelease(intervals: [Double]) {
        var scene = Scene(intervals: intervals)
        scene.play([.show("S", for: 800), .nothing(for: 130), .show("S", for: 2000)])
        #expect(scene.typed == "S")
    }

    @Test("A confidence that sinks but stays the best does not release a letter", arguments: rhythms)
    func wavering(intervals: [Double]) {
        var scene = Scene(intervals: intervals)
        for _ in 0..<5 { scene.play([.show("R", for: 700), .show("R", for: 600, confidence: 0.55)]) }
        #expect(scene.typed == "R")
    }

    @Test("Another letter may follow at once, and the first come back", arguments: rhythms)
    func alternating(intervals: [Double]) {
        var scene = Scene(intervals: intervals)
        scene.play(["A", "B", "A", "B"].map { .show($0, for: 700) })
        #expect(scene.typed == "ABAB")
    }

    @Test("A hand that travels unsurely in the shape of a letter types nothing", arguments: rhythms)
    func travelling(intervals: [Double]) {
        var scene = Scene(intervals: intervals)
        scene.play([.show("S", for: 2000, confidence: 0.8, motion: 0.8), .nothing(for: 300)])
        #expect(scene.typed == "")
        scene.play([.show("S", for: 300, confidence: 0.8, motion: 0.8), .show("S", for: 700)])
        #expect(scene.typed == "S")
    }

    @Test("A letter that stays sure while the hand drifts is typed, and once", arguments: rhythms)
    func drifting(intervals: [Double]) {
        var scene = Scene(intervals: intervals)
        scene.play([.show("S", for: 4000, motion: 0.8)])
        #expect(scene.typed == "S")
        scene.play([.nothing(for: 500), .show("S", for: 700, motion: 0.8)])
        #expect(scene.typed == "SS", "a hand that was gone shows it anew")
    }

    @Test("A letter that only flashes by between two others is not typed", arguments: rhythms)
    func flashing(intervals: [Double]) {
        var scene = Scene(intervals: intervals)
        scene.play([.show("A", for: 700), .show("S", for: 200, motion: 0.8), .show("T", for: 700)])
        #expect(scene.typed == "AT")
    }

    @Test("A handshape that may be on its way to a stroke is typed only at rest", arguments: rhythms)
    func strokes(intervals: [Double]) {
        for letter in ["I", "D"] {
            var scene = Scene(intervals: intervals)
            scene.play([.show(letter, for: 2000, motion: 0.8)])
            #expect(scene.typed == "")
        }
    }

    @Test("A slide between two of the same letter types it twice", arguments: rhythms)
    func slidingDouble(intervals: [Double]) {
        var scene = Scene(intervals: intervals)
        scene.play([.show("L", for: 700), .show("L", for: 500, motion: 0.8), .show("L", for: 700)])
        #expect(scene.typed == "LL")
    }

    @Test func aFlickerOfAFrameOrTwoDoesNotStartTheHoldAnew() throws {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("M", for: 300), .show("N", for: 34, confidence: 0.9), .show("M", for: 600)])
        #expect(scene.typed == "M")
        #expect(try #require(scene.events.first).time < 600)
    }

    @Test func theHoldGrowsEvenlyFromNothingToAllAndStaysWhileTheLetterDoes() {
        var scene = Scene(framesPerSecond: 10)
        scene.play([.show("A", for: 800), .nothing(for: 600)])
        let expected = [0, 0.25, 0.5, 0.75, 1, 1, 1, 1]
        #expect(zip(scene.holds, expected).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(scene.holds.last == 0)
        #expect(scene.holds.allSatisfy { (0...1).contains($0) })
    }

    @Test func aStalledCameraHoldsNothing() {
        var scene = Scene(intervals: [900])
        scene.play([.show("A", for: 1800)])
        // Two frames, 900 ms apart, count as 200 ms.
        #expect(scene.typed == "")
        #expect(scene.holds.last == 0.5)
    }

    @Test func finishingTypesALetterWhoseLastFrameCompletesTheHold() {
        var scene = Scene(framesPerSecond: 30)
        // Twelve frames: the last begins at 367 ms and lasts until 400.
        scene.play([.show("A", for: 400)])
        #expect(scene.typed == "")
        #expect(scene.committer.finish() == "A")
        #expect(scene.committer.text == "A")
        #expect(scene.committer.finish() == nil)
    }

    @Test func finishingTypesNothingThatWasNotHeldOrIsTypedAlready() {
        var short = Scene(framesPerSecond: 30)
        short.play([.show("A", for: 360)])
        #expect(short.committer.finish() == nil)
        var typed = Scene(framesPerSecond: 30)
        typed.play([.show("A", for: 2000)])
        #expect(typed.committer.finish() == nil)
        #expect(typed.committer.text == "A")
        var gone = Scene(framesPerSecond: 30)
        gone.play([.show("A", for: 390), .nothing(for: 100)])
        #expect(gone.committer.finish() == nil)
        var fresh = LetterCommitter()
        #expect(fresh.finish() == nil)
    }
}

@Suite struct LetterCommitterWordTests {
    @Test("A word ends once, with one space, when the hand has been away", arguments: rhythms)
    func wordEnd(intervals: [Double]) throws {
        var scene = Scene(intervals: intervals)
        scene.play([.show("A", for: 700), .nothing(for: 700), .show("B", for: 700)])
        #expect(scene.committer.text == "AB")
        let gone = scene.time
        scene.play([.nothing(for: 5000), .show("C", for: 700)])
        #expect(scene.committer.text == "AB C")
        let end = try #require(scene.events.first { $0.what == "|AB" }).time
        // Counted from the last frame that had a hand.
        #expect(end >= gone + 799 - (intervals.max() ?? 0))
        #expect(end <= gone + 800 + 150 + 2 * (intervals.max() ?? 0))
        #expect(scene.events.filter { $0.what.hasPrefix("|") }.count == 1)
    }

    @Test func nothingToEndMakesNoSpace() {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.nothing(for: 5000)])
        #expect(scene.committer.text == "")
        #expect(scene.events.isEmpty)
    }

    @Test func aSpaceCanBeAskedForAndIsNotDoubled() {
        var scene = Scene(framesPerSecond: 30)
        scene.committer.addSpace()
        scene.play([.show("A", for: 700)])
        scene.committer.addSpace()
        scene.committer.addSpace()
        scene.play([.nothing(for: 2000)])
        #expect(scene.committer.text == "A ")
    }

    @Test func aSpaceThatWasTakenBackDoesNotReturnUntilTheHandHas() {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("A", for: 700), .nothing(for: 1500)])
        scene.committer.deleteLast()
        scene.play([.nothing(for: 3000)])
        #expect(scene.committer.text == "A")
        scene.play([.show("B", for: 700), .nothing(for: 1500)])
        #expect(scene.committer.text == "AB ")
    }
}

@Suite struct LetterCommitterDeletionTests {
    @Test func aDeletedLetterDoesNotComeBackByItself() {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("A", for: 700)])
        scene.committer.deleteLast()
        #expect(scene.committer.text == "")
        scene.play([.show("A", for: 3000)])
        #expect(scene.committer.text == "")
        scene.play([.nothing(for: 400), .show("A", for: 700)])
        #expect(scene.committer.text == "A")
    }

    @Test func deletingTwiceWhileHoldingBringsNeitherBack() {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("A", for: 700), .show("B", for: 700)])
        scene.committer.deleteLast()
        scene.committer.deleteLast()
        scene.play([.show("B", for: 3000)])
        #expect(scene.committer.text == "")
    }

    @Test func aLetterDeletedLongAfterItsReleaseMustBeReleasedAgain() {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("A", for: 700), .nothing(for: 500)])
        scene.committer.deleteLast()
        scene.play([.show("A", for: 3000)])
        #expect(scene.committer.text == "")
    }

    @Test func theRightLetterFollowsADeletedWrongOneAfterAWholeHold() throws {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("R", for: 700), .show("U", for: 350)])
        scene.committer.deleteLast()
        let deletion = scene.time
        scene.play([.show("U", for: 700)])
        #expect(scene.committer.text == "U")
        #expect(try #require(scene.events.last).time >= deletion + 366)
    }

    @Test func theRingIsEmptyAfterADeletion() {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("A", for: 700)])
        scene.committer.deleteLast()
        scene.play([.show("A", for: 300)])
        #expect(scene.holds.last == 0)
    }

    @Test func deletingFromNothingDoesNothing() {
        var scene = Scene(framesPerSecond: 30)
        scene.committer.deleteLast()
        scene.committer.clear()
        scene.play([.show("A", for: 700)])
        #expect(scene.committer.text == "A")
    }

    @Test func clearingTakesBackEverything() {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("A", for: 700), .show("B", for: 700)])
        scene.committer.clear()
        #expect(scene.committer.text == "")
        scene.play([.show("B", for: 2000)])
        #expect(scene.committer.text == "")
        scene.play([.show("A", for: 700)])
        #expect(scene.committer.text == "A")
    }
}

@Suite struct LetterCommitterTimeTests {
    @Test("A time that jumps starts the hold again and keeps the text", arguments: [-50.0, -100_000, 1100, 30_000])
    func jump(by jump: Double) {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("A", for: 700), .show("B", for: 350)])
        scene.time += jump
        scene.play([.show("B", for: 350)])
        #expect(scene.committer.text == "A")
        scene.play([.show("B", for: 400)])
        #expect(scene.committer.text == "AB")
    }

    @Test("A letter that was typed before a jump is not typed again after it", arguments: [-400.0, 30_000])
    func typedBeforeJump(by jump: Double) {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("A", for: 700)])
        scene.time += jump
        scene.play([.show("A", for: 3000)])
        #expect(scene.committer.text == "A")
    }

    @Test func oneFrameWithAWrongTimeCompletesNoHold() {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("A", for: 100)])
        scene.see(.show("A", for: 0), at: -450)
        scene.see(.show("A", for: 0), at: 133)
        #expect(scene.committer.text == "")
    }

    @Test func aJumpEndsNoWord() {
        var scene = Scene(framesPerSecond: 30)
        scene.play([.show("A", for: 700), .nothing(for: 600)])
        scene.time += 5000
        scene.play([.nothing(for: 600)])
        #expect(scene.committer.text == "A")
        scene.play([.nothing(for: 300)])
        #expect(scene.committer.text == "A ")
    }

    @Test func framesWithTheSameTimeCountForNothing() {
        var scene = Scene(framesPerSecond: 30)
        for _ in 0..<1000 { scene.see(.show("A", for: 0), at: 0) }
        #expect(scene.committer.text == "")
        #expect(scene.holds.last == 0)
    }

    @Test("A hand that slides aside and is loosened between two equal letters types both")
    func loosenedBetweenEqualLetters() {
        func typed(aside: SIMD2<Float>?, loosened: Float, sure: Float = 0.99) -> String {
            var committer = LetterCommitter()
            for frame in 0..<45 {
                let isLoosened = (15..<24).contains(frame)
                _ = committer.add(
                    FrameObservation(
                        elapsed: frame == 0 ? nil : 1000.0 / 15, letter: "L",
                        confidence: isLoosened ? loosened : sure,
                        palm: aside.map { isLoosened ? [300, 200] + $0 * 120 : [300, 200] }, handSize: 120))
            }
            return committer.text
        }
        #expect(typed(aside: [-0.2, 0], loosened: 0.64) == "LL")
        // Neither alone is enough: hands drift, and confidence sinks now and then.
        #expect(typed(aside: [-0.2, 0], loosened: 0.8) == "L")
        #expect(typed(aside: [0.02, 0.02], loosened: 0.64) == "L")
        #expect(typed(aside: nil, loosened: 0.64) == "L")
        // One that was hardly sure has to sink farther.
        #expect(typed(aside: [-0.2, 0], loosened: 0.6, sure: 0.75) == "L")
    }

    @Test("A letter that is drawn takes the place of the pause before it")
    func drawnInsteadOfItsBeginning() {
        var scene = Scene(intervals: [33])
        scene.play([.show("H", for: 600), .show("I", for: 600)])
        #expect(scene.committer.text == "HI")
        #expect(scene.draw(.j, age: 400) == "I")
        #expect(scene.committer.text == "HJ")
        // The hand that comes to rest after the stroke is no I until it has been away.
        scene.play([.show("I", for: 900)])
        #expect(scene.committer.text == "HJ")
        scene.play([.nothing(for: 300), .show("I", for: 600)])
        #expect(scene.committer.text == "HJI")
    }

    @Test("An I that was typed long before the stroke stays")
    func anEarlierLetterStays() {
        var scene = Scene(intervals: [33])
        scene.play([.show("I", for: 600), .nothing(for: 700)])
        #expect(scene.draw(.j, age: 200) == nil)
        #expect(scene.committer.text == "IJ")
    }

    @Test("What the drawing finger looked like meanwhile gives way, and what was shown before stays")
    func looksOfTheStrokeGiveWay() {
        var scene = Scene(intervals: [33])
        scene.play([.show("X", for: 600)])
        #expect(scene.draw(.z, age: 400) == "X")
        #expect(scene.committer.text == "Z")
        scene.play([.show("X", for: 600), .nothing(for: 400)])
        #expect(scene.draw(.z, age: 400) == nil)
        #expect(scene.committer.text == "ZXZ")
    }

    @Test("Only the handshape's own letter gives way")
    func anotherLetterStays() {
        var scene = Scene(intervals: [33])
        scene.play([.show("D", for: 600)])
        #expect(scene.draw(.j, age: 400) == nil)
        #expect(scene.committer.text == "DJ")
        #expect(scene.draw(.z, age: 2000) == nil)
        #expect(scene.committer.text == "DJZ")
    }

    @Test("A letter that came to the end of the text by deleting does not give way")
    func deletingEndsTheDoubt() {
        var scene = Scene(intervals: [33])
        scene.play([.show("I", for: 600), .show("A", for: 500)])
        #expect(scene.committer.text == "IA")
        scene.committer.deleteLast()
        #expect(scene.draw(.j, age: 2000) == nil)
        #expect(scene.committer.text == "IJ")
    }
}
