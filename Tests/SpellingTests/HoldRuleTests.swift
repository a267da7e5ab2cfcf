import Recognition
import Testing

@testable import Spelling

@Suite struct HoldRuleTests {
    @Test func anotherLetterThatIsTypedDoesNotCompleteAHold() {
        var rule = HoldRule(policy: CommitPolicy())
        let frame = FrameObservation(letter: "D", confidence: 0.99)
        #expect(rule.add(frame, after: 100) == nil)
        #expect(rule.add(frame, after: 100) == nil)
        rule.hasTyped("A")
        #expect(rule.add(frame, after: 100) == nil)
        #expect(rule.progress == 0.25)
        #expect((0..<3).map { _ in rule.add(frame, after: 100) } == [nil, nil, "D"])
        rule.hasTyped("D")
        #expect(rule.progress == 1)
        #expect(rule.add(frame, after: 100) == nil)
    }
}
