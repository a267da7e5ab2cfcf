import Testing

@testable import HandModel

@Suite struct FingerspellingWordTests {
    private let pace = SigningPace(
        hold: 500, transition: 200, entry: 300, stroke: 800, bounce: 250, empty: 400)

    @Test func onlyLettersAreSpelled() {
        #expect(FingerspellingWord("Hi, Jo 2!").letters == ["H", "I", "J", "O"])
        let empty = FingerspellingWord("12", pace: pace)
        #expect(empty.letters.isEmpty)
        #expect(empty.duration == 800)
        #expect(empty.moment(at: 100).hand == nil)
    }

    @Test func theLengthIsTheSumOfItsParts() {
        // Silence, entry, two letters and the way between them, leaving, silence.
        #expect(
            FingerspellingWord("AB", pace: pace).duration == 400 + 300 + 500 + 200 + 500 + 300 + 400)
        // Equal letters: away, rest, back. J takes its stroke.
        #expect(
            FingerspellingWord("LL", pace: pace).duration == 400 + 300 + 500 + (200 + 250 + 200) + 500
                + 300 + 400)
        #expect(FingerspellingWord("J", pace: pace).duration == 400 + 300 + 800 + 300 + 400)
    }

    @Test func theHandRestsAwayBetweenWords() {
        let rest = FingerspellingWord.restMilliseconds
        let (one, two) = (FingerspellingWord("A", pace: pace), FingerspellingWord("A  b ", pace: pace))
        #expect(two.letters == ["A", "B"])
        // Silence, entry, letter, leaving; rest; entry, letter, leaving, silence.
        #expect(two.duration == (400 + 300 + 500 + 300) + rest + (300 + 500 + 300 + 400))
        for time in stride(from: 1500.0, to: 1500 + rest, by: 50) {
            #expect(two.moment(at: time) == .init(hand: nil, letter: nil, isSigned: false), "\(time)")
        }
        let second = two.moment(at: 1500 + rest + 400)
        #expect(second.letter == "B" && second.isSigned)
        #expect(two.moment(at: 800) == one.moment(at: 800))
    }

    @Test func charactersWithALetter() {
        #expect("aZ".map { FingerspellingWord.letter($0) } == ["A", "Z"])
        #expect("3ä ß-".allSatisfy { FingerspellingWord.letter($0) == nil })
    }

    @Test func truthFollowsThePlan() {
        let word = FingerspellingWord("AB", pace: pace)
        let expected: [(Double, String?, Bool, Bool)] = [
            (100, nil, false, false), (500, "A", false, true), (800, "A", true, true),
            (1199, "A", true, true),
            (1300, "B", false, true), (1500, "B", true, true), (2000, nil, false, true),
            (2400, nil, false, false),
        ]
        for (time, letter, isSigned, isVisible) in expected {
            let moment = word.moment(at: time)
            #expect(moment.letter == letter, "\(time)")
            #expect(moment.isSigned == isSigned, "\(time)")
            #expect((moment.hand != nil) == isVisible, "\(time)")
        }
    }

    @Test func heldLettersAreHeldAlmostStill() throws {
        let word = FingerspellingWord("C", pace: pace)
        let usual = try #require(Alphabet.american.pose(of: "C"))
        for time in stride(from: 700.0, to: 1200, by: 50) {
            let hand = try #require(word.moment(at: time).hand)
            for joint in HandJoint.allCases { #expect(abs(hand.pose[joint] - usual[joint]) < 3) }
            #expect(hand.offset.length < 1.2)
        }
        #expect(word.moment(at: 800).hand != word.moment(at: 900).hand, "no hand is quite still")
    }

    @Test func nothingJumps() throws {
        for text in ["HELLO", "JAZZ", "QUICK"] {
            let word = FingerspellingWord(text)
            var last: [SIMD3<Float>]?
            for time in stride(from: 0, to: word.duration, by: 5) {
                guard let hand = word.moment(at: time).hand else {
                    last = nil
                    continue
                }
                let points = HandSkeleton(pose: hand.pose).landmarks.map { $0 + hand.offset }
                if let last {
                    let step = zip(points, last).map { ($0 - $1).length }.max() ?? 0
                    // 2.5 cm in 5 ms would be five metres a second.
                    #expect(step < 2.5, "\(text) at \(time) ms")
                }
                last = points
            }
        }
    }

    @Test func equalLettersArePartedByAnOpenHand() throws {
        let word = FingerspellingWord("LL", pace: pace)
        let rest = try #require(word.moment(at: 400 + 300 + 500 + 200 + 100).hand)
        let held = try #require(word.moment(at: 900).hand)
        #expect(rest.pose[.middlePIP] < held.pose[.middlePIP] - 40)
        #expect(rest.offset.x < held.offset.x - 2)
        #expect(!word.moment(at: 1300).isSigned)
    }

    @Test func timesCoverTheWord() {
        let word = FingerspellingWord("A", pace: pace)
        let times = word.times(framesPerSecond: 25)
        #expect(times.first == 0)
        #expect(times[1] == 40)
        #expect(times.count == Int((word.duration / 40).rounded(.up)))
    }

    @Test func tremorBelongsToTheSeed() {
        #expect(
            FingerspellingWord("A", seed: 1).moment(at: 1200)
                == FingerspellingWord("A", seed: 1).moment(at: 1200))
        #expect(
            FingerspellingWord("A", seed: 1).moment(at: 1200)
                != FingerspellingWord("A", seed: 2).moment(at: 1200))
    }
}

@Suite struct SigningPaceTests {
    @Test func theCarefulPaceCanBeReadByHolding() {
        // Readers want a letter still for 400 ms, and 250 ms without it before it counts again.
        #expect(SigningPace.careful.holdMilliseconds >= 600)
        #expect(SigningPace.careful.bounceMilliseconds + SigningPace.careful.transitionMilliseconds >= 400)
    }

    @Test func fluentIsQuicker() {
        let careful = SigningPace.careful
        let fluent = SigningPace.fluent
        #expect(
            fluent.holdMilliseconds + fluent.transitionMilliseconds < 0.5
                * (careful.holdMilliseconds + careful.transitionMilliseconds))
        #expect(fluent.strokeMilliseconds < careful.strokeMilliseconds)
        // About three letters a second.
        #expect((2.5...4).contains(1000 / (fluent.holdMilliseconds + fluent.transitionMilliseconds)))
    }
}
