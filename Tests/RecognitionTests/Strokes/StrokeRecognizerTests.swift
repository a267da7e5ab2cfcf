import Testing

@testable import Recognition

@Suite struct StrokeRecognizerTests {
    /// A hand of 120 pixels that stands at a place and points with little and index finger to another.
    ///
    /// - Parameter isShifted: whether the whole hand goes with the fingertips.
    private func landmarks(
        at place: SIMD2<Float>, handSize: Float = 120, folded: Bool = false, isShifted: Bool = false
    ) -> [SIMD2<Float>] {
        var landmarks = [SIMD2<Float>](repeating: [0, 0.6], count: 21)
        landmarks[0] = [0, 1]
        for (knuckle, x) in [(5, Float(0.1)), (9, 0), (13, -0.1), (17, -0.2)] { landmarks[knuckle] = [x, 0.5] }
        landmarks[8] = [0.1, folded ? 0.45 : 0]
        landmarks[20] = [-0.2, folded ? 0.45 : 0.05]
        return landmarks.enumerated().map { number, landmark in
            let follows: Float = isShifted || (!folded && (number == 8 || number == 20)) ? 1 : 0.3
            return SIMD2(300, 200) + landmark * handSize + place * follows
        }
    }

    /// Draws corners (in hand sizes) within some milliseconds and returns what was read, after a pause before it.
    private func read(
        _ corners: [SIMD2<Float>], in duration: Double, handSize: Float = 120, rate: Double = 30, pause: Double = 300,
        evidence: [Float], rivals: [Float] = [0, 0], foldingAtTheEnd: Bool = false, isShifted: Bool = false
    ) -> (drawn: [StrokeRecognizer.Stroke], travelled: Bool) {
        var recognizer = StrokeRecognizer()
        var drawn: [StrokeRecognizer.Stroke] = []
        var travelled = false
        var time = 0.0
        while time < pause + duration + 300 {
            let progress = Float((time - pause) / duration)
            let place = Strokes.point(corners, progress) * handSize
            let landmarks = landmarks(
                at: place, handSize: handSize, folded: foldingAtTheEnd && progress > 0.5, isShifted: isShifted)
            if let found = recognizer.add(
                landmarks: landmarks, evidence: evidence, rivals: rivals, after: time == 0 ? nil : 1000 / rate)
            {
                drawn.append(found)
            }
            travelled = travelled || recognizer.isTravelling
            time += 1000 / rate
        }
        return (drawn, travelled)
    }

    @Test(
        "J and Z at any frame rate, speed and distance", arguments: [10.0, 15, 30, 60],
        [(600.0, Float(40)), (1500, 200)])
    func drawn(rate: Double, stroke: (duration: Double, handSize: Float)) throws {
        let j = read(
            Strokes.hook, in: stroke.duration, handSize: stroke.handSize, rate: rate, evidence: [0.9, 0])
        #expect(j.drawn.map(\.letter) == [.j])
        #expect(j.travelled)
        // How old the stroke is when it is seen: no more than it took, and a frame or two.
        let age = try #require(j.drawn.first).age
        #expect(age > 0.3 * stroke.duration && age <= stroke.duration + 2000 / rate)
        let z = read(
            Strokes.zigzag, in: stroke.duration, handSize: stroke.handSize, rate: rate, evidence: [0, 0.9])
        #expect(z.drawn.map(\.letter) == [.z])
    }

    @Test func leftAndRightAreOne() {
        #expect(read(Strokes.mirrored(Strokes.hook), in: 800, evidence: [0.9, 0]).drawn.map(\.letter) == [.j])
        #expect(read(Strokes.mirrored(Strokes.zigzag), in: 800, evidence: [0, 0.9]).drawn.map(\.letter) == [.z])
    }

    @Test func anotherHandshapeDrawsNothing() {
        #expect(read(Strokes.hook, in: 800, evidence: [0.1, 0.9]).drawn.isEmpty)
        #expect(read(Strokes.hook, in: 800, evidence: [0, 0]).drawn.isEmpty)
        #expect(read(Strokes.zigzag, in: 800, evidence: [0.1, 0.1]).drawn.isEmpty)
    }

    @Test func tellsWhereTheHandIs() throws {
        var recognizer = StrokeRecognizer()
        #expect(recognizer.palm == nil)
        _ = recognizer.add(landmarks: landmarks(at: [0, 0]), evidence: [0, 0], rivals: [0, 0], after: nil)
        let first = try #require(recognizer.palm)
        _ = recognizer.add(
            landmarks: landmarks(at: [60, 0], isShifted: true), evidence: [0, 0], rivals: [0, 0], after: 33)
        #expect(abs(try #require(recognizer.palm).x - first.x - 60) < 0.01)
        #expect(abs(recognizer.handSize - 120) < 0.01)
        recognizer.skip(after: 33)
        #expect(recognizer.palm == nil)
    }

    @Test func aHandHeldStillDrawsNothing() {
        let still = read([[0, 0], [0.01, 0], [0, 0.01]], in: 3000, evidence: [1, 1])
        #expect(still.drawn.isEmpty)
        #expect(!still.travelled)
    }

    @Test func aFingerThatFoldsOnItsWayDrawsNothing() {
        // As when an I becomes another letter.
        #expect(read(Strokes.hook, in: 800, evidence: [0.9, 0], foldingAtTheEnd: true).drawn.isEmpty)
    }

    @Test func aHandThatIsOnlyShiftedDrawsNoJ() {
        #expect(read(Strokes.hook, in: 800, evidence: [0.9, 0], isShifted: true).drawn.isEmpty)
        // Unless its path cannot be anything else.
        let wide: [SIMD2<Float>] = [[0, 0], [0, 0.8], [0.15, 1], [0.35, 1], [0.5, 0.75]]
        #expect(read(wide, in: 800, evidence: [0.9, 0], isShifted: true).drawn.map(\.letter) == [.j])
        // A Z is drawn with the arm.
        #expect(read(Strokes.zigzag, in: 800, evidence: [0, 0.9], isShifted: true).drawn.map(\.letter) == [.z])
    }

    @Test func anotherLetterOnTheWayEndsTheStroke() {
        #expect(read(Strokes.hook, in: 800, evidence: [0.9, 0], rivals: [0.95, 0]).drawn.isEmpty)
        #expect(read(Strokes.hook, in: 800, evidence: [0.9, 0], rivals: [0.6, 0.95]).drawn.map(\.letter) == [.j])
    }

    @Test func theWayFromIToAnotherLetterIsNoJ() {
        // The path is that of a J, but what the network sees of I fades as soon as the hand leaves, or becomes a D.
        func read(_ evidence: (Float) -> [Float]) -> [MotionLetter] {
            var recognizer = StrokeRecognizer()
            return (0..<40).compactMap { step in
                let progress = Float(step - 10) / 20
                return recognizer.add(
                    landmarks: landmarks(at: Strokes.point(Strokes.hook, progress) * 120),
                    evidence: evidence(min(max(progress, 0), 1)), rivals: [0, 0], after: step == 0 ? nil : 33
                )?.letter
            }
        }
        #expect(read { _ in [0.9, 0] } == [.j])
        #expect(read { [0.9 - 0.55 * $0, 0.2 * $0] } == [.j])
        #expect(read { [max(0.9 - 1.8 * $0, 0), 0] }.isEmpty)
        #expect(read { [0.9 - 0.7 * $0, 0.9 * $0] }.isEmpty)
    }

    @Test func aLandmarkThatJumpsForOneFrameIsNoStroke() {
        // A hand that goes aside; in one frame its little finger is found elsewhere.
        let aside: [SIMD2<Float>] = [[0, 0], [0.5, 0], [0.5, 0], [0.2, 0]]
        func read(jump: SIMD2<Float>) -> [MotionLetter] {
            var recognizer = StrokeRecognizer()
            return (0..<45).compactMap { step in
                var hand = landmarks(at: Strokes.point(aside, Float(step) / 40) * 120)
                if step == 20 { hand[20] += jump * 120 }
                return recognizer.add(
                    landmarks: hand, evidence: [0.9, 0], rivals: [0, 0], after: step == 0 ? nil : 33)?.letter
            }
        }
        #expect(read(jump: [0, 0]).isEmpty)
        #expect(read(jump: [0, -0.7]).isEmpty)
    }

    @Test func aBlurredHandIsBridged() {
        // While the second line is drawn, landmarks are somewhere, and the network says so.
        var recognizer = StrokeRecognizer()
        var drawn: [MotionLetter] = []
        for step in 0..<40 {
            let hand = landmarks(at: Strokes.point(Strokes.zigzag, Float(step) / 30) * 120)
            guard !(11..<19).contains(step) else {
                let palm = recognizer.palm
                recognizer.pass(after: 33)
                #expect(recognizer.palm == palm)
                continue
            }
            let found = recognizer.add(
                landmarks: hand, evidence: [0, 0.9], rivals: [0, 0], after: step == 0 ? nil : 33)
            drawn += found.map { [$0.letter] } ?? []
        }
        #expect(drawn == [.z])
    }

    @Test func completenessGrowsToOne() {
        var recognizer = StrokeRecognizer()
        var values: [[Float]] = []
        for step in 0..<40 {
            let found = recognizer.add(
                landmarks: landmarks(at: Strokes.point(Strokes.zigzag, Float(step) / 36) * 120), evidence: [0, 0.9],
                rivals: [0, 0], after: step == 0 ? nil : 33)
            values.append(recognizer.completeness)
            guard found == nil else { break }
        }
        #expect(values.allSatisfy { $0[0] == 0 })
        let z = values.map { $0[1] }
        #expect(z.prefix(20).allSatisfy { $0 == 0 })
        #expect(z.last == 1 && z.dropLast().allSatisfy { $0 < 1 })
        #expect(z.contains { $0 > 0.3 && $0 < 1 } && z == z.sorted())
        recognizer.skip(after: 33)
        #expect(recognizer.completeness == [0, 0])
    }

    @Test func aStrokeThatTakesForeverIsNone() {
        #expect(read(Strokes.hook, in: 9000, evidence: [0.9, 0]).drawn.isEmpty)
    }

    @Test func twoStrokesAreTwoLetters() {
        let twice = Strokes.zigzag + [[-0.3, 0.2], [0, 0]] + Strokes.zigzag.dropFirst()
        #expect(read(twice, in: 2400, evidence: [0, 0.9]).drawn.map(\.letter) == [.z, .z])
    }

    @Test func theWayFromALetterIsNone() {
        // What follows a stroke at once, without the time to come back, is the hand on its way.
        let last = Strokes.hook[4]
        let onwards = Strokes.hook + Strokes.hook.dropFirst().map { $0 + last }
        #expect(read(onwards, in: 600, evidence: [0.9, 0]).drawn.map(\.letter) == [.j])
    }

    @Test func aHandThatIsLostForLongBeginsAnew() {
        var recognizer = StrokeRecognizer()
        for step in 0..<12 {
            let place = Strokes.point(Strokes.hook, Float(step) / 24) * 120
            #expect(
                recognizer.add(
                    landmarks: landmarks(at: place), evidence: [0.9, 0], rivals: [0, 0], after: step == 0 ? nil : 33)
                    == nil)
        }
        for _ in 0..<16 { recognizer.skip(after: 33) }
        #expect(!recognizer.isTravelling)
        for step in 12..<25 {
            let place = Strokes.point(Strokes.hook, Float(step) / 24) * 120
            #expect(
                recognizer.add(landmarks: landmarks(at: place), evidence: [0.9, 0], rivals: [0, 0], after: 33) == nil)
        }
    }

    @Test func aBlinkOfTheHandIsBridged() {
        var recognizer = StrokeRecognizer()
        var drawn: [MotionLetter] = []
        for step in 0..<36 {
            guard !(10..<14).contains(step) else {
                recognizer.skip(after: 33)
                continue
            }
            let place = Strokes.point(Strokes.hook, Float(step) / 30) * 120
            if let found = recognizer.add(
                landmarks: landmarks(at: place), evidence: [0.9, 0], rivals: [0, 0], after: step == 0 ? nil : 33)
            {
                drawn.append(found.letter)
            }
        }
        #expect(drawn == [.j])
    }
}
