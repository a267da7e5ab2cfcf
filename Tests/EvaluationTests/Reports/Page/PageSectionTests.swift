import Datasets
import Testing
import TrainingSupport

@testable import Evaluation

@Suite struct PageSectionTests {
    @Test func examplesAreOfDifferentPeopleFirst() {
        let items = predictions([
            ("A", "ann", [0, 0.7, 0.3, 0]), ("A", "ann", [0, 0.9, 0.1, 0]), ("A", "bob", [0, 0.6, 0.4, 0]),
            ("A", "cid", [0, 0.8, 0.2, 0]), ("A", "ann", [0, 0.5, 0.4, 0.1]),
        ]).items
        // The surest of Ann, Cid and Bob, then Ann's second.
        #expect(MistakesSection.surest(items).map(\.sample) == [1, 3, 2, 0])
        #expect(MistakesSection.surest([]).isEmpty)
    }

    @Test func confusionsHavePictures() throws {
        let set = Drawn.dataset(signers: ["<ann>"], count: 2)
        let answers = predictions([
            ("A", "<ann>", [0, 1, 0, 0]), ("A", "<ann>", [1, 0, 0, 0]), ("I", "<ann>", [0, 1, 0, 0]),
        ])
        let body = try MistakesSection.confusions(answers, of: set).text
        #expect(body.contains("<h4>A read as I</h4>\n<p>50.0 % of A: 1 of 2</p>"))
        #expect(
            body.matches(of: /<img [^>]*alt="([^"]*)"/).map { String($0.1) } == ["A, &lt;ann&gt;", "I, &lt;ann&gt;"])
        let right = try MistakesSection.confusions(predictions([("A", "ann", [1, 0, 0, 0])]), of: set).text
        #expect(right.contains("Everything is read right.") && !right.contains("<img"))
    }

    @Test func mistakesOfAKindAreOne() throws {
        let set = Drawn.dataset(signers: ["ann"], count: 2)
        let answers = predictions([
            ("A", "ann", [0.4, 0.6, 0, 0]), ("A", "ann", [0.1, 0, 0, 0.9]), ("A", "ann", [0.2, 0.8, 0, 0]),
        ])
        let body = try MistakesSection.mistakes(answers, of: set).text
        #expect(body.contains("3 of 3 pictures are read wrong."))
        #expect(body.contains("<b>A → <span>I</span></b> 80 %<small title=\"ann\"><span>ann</span> × 2</small>"))
        #expect(body.contains("<b>A → <span>—</span></b> 90 %<small title=\"ann\"><span>ann</span></small>"))
    }

    @Test func aSetIsShownAndCounted() throws {
        let set = Drawn.dataset(signers: ["ann", "bob"], count: 3)
        let body = try DataSection.body(set, name: "What is read", id: "read").text
        #expect(body.contains("18 pictures, 3 classes, 2 signers. Sizes in pixels: 32x32 (18)."))
        #expect(body.contains("Only 2 signers: expect clearly less on other people."))
        #expect(body.matches(of: /<img\s/).count == 18)
        #expect(body.contains("Pictures of each class, from 6 of A to 6 of C."))
        #expect(body.contains("<desc id=\"read-people-description\">ann: 9, bob: 9.</desc>"))
        // Each of both in turn.
        #expect(body.firstMatch(of: /alt="A, ann"[^>]*>\n<img [^>]*alt="A, bob"/) != nil)
    }
}
