import Imaging
import Testing

@testable import Training

@Suite struct DatasetTests {
    private func sample(_ label: String, _ signer: String) -> Sample {
        Sample(
            name: "\(signer)/\(label)", image: GreyImage(width: 1, height: 1),
            region: Region(x: 0, y: 0, width: 1, height: 1), label: label, signer: signer)
    }

    @Test func labelsAreSortedWithNothingLast() {
        let set = Dataset(
            samples: [
                sample("nothing", "x"), sample("Z", "b"), sample("A", "a"), sample("A", "b"), sample("space", "a"),
            ],
            namesSigners: true)
        #expect(set.labels == ["A", "Z", "space", "nothing"])
        #expect(set.signers == ["a", "b", "x"])
        #expect(Dataset(samples: [], namesSigners: true).labels.isEmpty)
    }

    @Test func joiningKeepsEverything() {
        let one = Dataset(
            samples: [sample("A", "a")], skipped: [SkippedFile(name: "f", reason: "r")], namesSigners: true)
        let other = Dataset(samples: [sample("B", "b")], namesSigners: false)
        let both = Dataset(joining: [one, other])
        #expect(both.samples.map(\.label) == ["A", "B"])
        #expect(both.skipped == [SkippedFile(name: "f", reason: "r")])
        #expect(!both.namesSigners)
        #expect(Dataset(joining: [one, one]).namesSigners)
    }

    @Test func groupsByAnyKey() {
        let set = Dataset(samples: [sample("A", "a"), sample("B", "a"), sample("A", "b")], namesSigners: true)
        #expect(set.indices(by: \.label) == ["A": [0, 2], "B": [1]])
    }
}
