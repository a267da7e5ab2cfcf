import Foundation
import Testing

@testable import Datasets

@Suite struct SampleListingTests {
    @Test func saysNothingThatTheSetDoesNot() {
        let source = SampleSource(file: URL(filePath: "/a"), name: "a", label: "A", signer: "x", box: nil)
        #expect(!source.mirrored && source.landmarks == nil && source.share == nil)
        #expect(SampleListing().namesSigners && SampleListing().sources.isEmpty)
    }

    private func listing(_ labels: String...) -> SampleListing {
        SampleListing(
            sources: labels.map { SampleSource(file: URL(filePath: "/\($0)/1"), name: $0, label: $0, signer: "x") })
    }

    @Test func makesLabelsOfNames() throws {
        var set = listing("a", "Letter B", "none", "del")
        try set.labelClasses(path: "set")
        #expect(set.sources.map(\.label) == ["A", "B", "nothing"])
        #expect(set.remarks == ["taken for letters: Letter B as B"])
        #expect(set.unused.text == "not used: 1 class that is no letter: del (1 picture)")
        // What is left out is accounted for, and not counted a second time.
        #expect(set.files == ["/a/1", "/Letter B/1", "/none/1", "/del/1"])
    }

    @Test func digitsAloneAreNoLetters() {
        var set = listing("0", "1")
        #expect(throws: DatasetError.unknownClasses(path: "set", names: ["0", "1"])) {
            try set.labelClasses(path: "set")
        }
    }

    @Test func refusesUnknownNames() {
        var set = listing("A", "cat")
        #expect(throws: DatasetError.unknownClasses(path: "set", names: ["cat"])) { try set.labelClasses(path: "set") }
    }

    @Test func anythingCanBeNothing() {
        var set = listing("A", "cat")
        set.labelNothing()
        #expect(set.sources.map(\.label) == ["nothing", "nothing"])
    }
}
