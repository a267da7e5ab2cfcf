import Imaging
import Recognition
import Testing

@testable import Spelling

@Suite struct SequenceInputTests {
    /// A hand that shows one letter, its landmarks all at one place.
    private func hand(_ letter: Int, after elapsed: Double?, at place: SIMD2<Float> = [50, 50]) -> FrameObservation {
        var observation = FrameObservation(elapsed: elapsed, motion: 0.25, handSize: 40)
        observation.letterProbabilities = (0..<26).map { $0 == letter ? 0.75 : 0 }
        observation.landmarks = [SIMD2<Float>](repeating: place, count: HandLandmark.count)
        return observation
    }

    private func steps(_ values: [Float]) -> [[Float]] {
        stride(from: 0, to: values.count, by: SequenceInput.channels).map {
            Array(values[$0..<$0 + SequenceInput.channels])
        }
    }

    @Test func aFrameOfAThirtiethIsAStep() throws {
        var input = SequenceInput()
        let found = steps(input.add(hand(2, after: nil)))
        let step = try #require(found.first)
        #expect(found.count == 1)
        #expect(step[2] == 0.75 && step[26] == 0.25 && step[27] == 0 && step[28] == 0.25)
        #expect(step[29...].allSatisfy { $0 == 0 })
        #expect(steps(input.add(hand(3, after: 33))).count == 1)
    }

    @Test func slowFramesCountForSeveralStepsAndFastOnesAreAveraged() {
        var input = SequenceInput()
        _ = input.add(hand(0, after: nil))
        let slow = steps(input.add(hand(1, after: 2 * SequenceInput.stepMilliseconds)))
        #expect(slow.map { $0[1] } == [0.75, 0.75])
        #expect(input.add(hand(2, after: SequenceInput.stepMilliseconds / 2)).isEmpty)
        let mixed = steps(input.add(hand(3, after: SequenceInput.stepMilliseconds / 2)))
        #expect(mixed.count == 1)
        #expect(mixed.first.map { [$0[2], $0[3]] } == [0.375, 0.375])
    }

    @Test func aStalledCameraDoesNotHoldALetter() {
        var input = SequenceInput()
        _ = input.add(hand(0, after: nil))
        #expect(steps(input.add(hand(0, after: 900))).count == 6)
    }

    @Test func velocitiesAreInHandSizesAndMirrored() throws {
        var input = SequenceInput()
        _ = input.add(hand(0, after: nil))
        // A tenth of the hand to the right in one step, times three.
        let right = try #require(steps(input.add(hand(0, after: 1000.0 / 30, at: [54, 50]))).first)
        for channel in [29, 31, 33] { #expect(abs(right[channel] - 0.3) < 1e-4 && right[channel + 1] == 0) }
        var mirrored = hand(0, after: 1000.0 / 30, at: [58, 50])
        mirrored.isMirrored = true
        #expect(abs(try #require(steps(input.add(mirrored)).first)[29] + 0.3) < 1e-4)
        let far = try #require(steps(input.add(hand(0, after: 1000.0 / 30, at: [58, 500]))).first)
        #expect(far[30] == 1)
    }

    @Test func withoutAHandAStepIsEmptyAndVelocitiesBeginAgain() throws {
        var input = SequenceInput()
        _ = input.add(hand(0, after: nil))
        let empty = steps(input.add(FrameObservation(elapsed: 33.4, handIsPresent: false)))
        #expect(empty == [SequenceInput.emptyStep])
        let back = try #require(steps(input.add(hand(0, after: 33.4, at: [90, 50]))).first)
        #expect(back[29] == 0)
    }

    @Test func aFrameThatCannotBeReadChangesNothing() {
        var input = SequenceInput()
        _ = input.add(hand(0, after: nil))
        var broken = FrameObservation(elapsed: 33.4)
        broken.isReadable = false
        #expect(input.add(broken).isEmpty)
        #expect(steps(input.add(hand(0, after: 33.4))).count == 1)
    }
}
