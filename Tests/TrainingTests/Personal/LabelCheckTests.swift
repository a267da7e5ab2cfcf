import Evaluation
import Testing

@testable import Training

@Suite struct LabelCheckTests {
    private static let labels = ["A", "B", "C", "P", "Q", "S", "nothing"]

    /// Pictures of a letter that are read as others, with so much probability for that answer.
    private func items(_ letter: String, as answers: [String], _ probability: Float = 0.9) -> [Predictions.Item] {
        answers.enumerated().map { number, answer in
            let rest = (1 - probability) / Float(Self.labels.count - 1)
            return Predictions.Item(
                sample: number, truth: Self.labels.firstIndex(of: letter), label: letter, signer: "anna",
                probabilities: Self.labels.map { $0 == answer ? probability : rest })
        }
    }

    private func refusal(_ items: [Predictions.Item]...) -> PersonalisationRefusal? {
        LabelCheck(Predictions(labels: Self.labels, items: items.flatMap { $0 })).refusal
    }

    private func all(_ answer: String, _ count: Int = 5) -> [String] { Array(repeating: answer, count: count) }

    @Test("A person whose every P is read as Q is taught, not refused") func oneSided() {
        #expect(refusal(items("P", as: all("Q")), items("Q", as: all("Q"))) == nil)
        #expect(refusal(items("P", as: all("Q")), items("A", as: all("A"))) == nil)
    }

    @Test("Two letters that are read as each other are exchanged") func exchanged() {
        #expect(
            refusal(items("A", as: all("A")), items("P", as: all("Q")), items("Q", as: all("P")))
                == .exchanged(["P", "Q"]))
    }

    @Test("They are so too where one of them is mostly read as a third") func exchangedWeakly() {
        // Each fits the other better; the model only takes the pictures called Q for S.
        let called = Self.labels.map { $0 == "S" ? Float(0.5) : $0 == "P" ? 0.4 : 0.02 }
        let weak = (0..<5).map {
            Predictions.Item(
                sample: $0, truth: Self.labels.firstIndex(of: "Q"), label: "Q", signer: "anna", probabilities: called)
        }
        #expect(refusal(items("P", as: all("Q")), weak) == .exchanged(["P", "Q"]))
    }

    @Test("Letters of which each is read as the next are exchanged") func cycle() {
        #expect(
            refusal(items("A", as: all("B")), items("B", as: all("C")), items("C", as: all("A")))
                == .exchanged(["A", "B", "C"]))
    }

    @Test("Labels that chance has given are mixed up") func mixedUp() {
        let letters = ["A", "B", "C", "P", "Q", "S"]
        let groups = letters.map { items($0, as: ["A", "B", "C", "P", "Q", "S"]) }
        let refusal = LabelCheck(Predictions(labels: Self.labels, items: groups.flatMap { $0 })).refusal
        #expect(refusal == .mixedUp(right: 6, of: 36))
    }

    @Test("Most pictures without a hand, or those of a letter, are refused") func noHand() {
        #expect(
            refusal(items("A", as: all("nothing"), 0.95), items("B", as: all("B", 4), 0.95))
                == .noHand(letter: nil, without: 5, of: 9))
        #expect(
            refusal(items("A", as: all("nothing", 4) + ["A"], 0.95), items("B", as: all("B", 9), 0.95))
                == .noHand(letter: "A", without: 4, of: 5))
        // A hand that the model is unsure of may be what is to be taught.
        #expect(refusal(items("A", as: all("nothing"), 0.6), items("B", as: all("B", 9))) == nil)
    }
}
