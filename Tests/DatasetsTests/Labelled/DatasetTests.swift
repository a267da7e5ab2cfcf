import Imaging
import Testing

@testable import Datasets

@Suite struct SampleTests {
    @Test func handsAreRightUnlessSaid() {
        let sample = Sample(
            name: "x", image: GreyImage(width: 1, height: 1), region: Region(x: 0, y: 0, width: 1, height: 1),
            label: "A", signer: "ann")
        #expect(!sample.mirrored)
        #expect(sample.landmarks == nil)
    }
}

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

@Suite struct SkippedFileTests {
    @Test func comparesNameAndReason() {
        #expect(SkippedFile(name: "a", reason: "b") == SkippedFile(name: "a", reason: "b"))
        #expect(SkippedFile(name: "a", reason: "b") != SkippedFile(name: "a", reason: "c"))
    }
}

@Suite struct DatasetErrorTests {
    @Test(
        arguments: [
            (DatasetError.missing(path: "d"), ["d: no such file", "--data"]),
            (.unrecognised(path: "d", found: "it is empty"), ["d: no labelled set (it is empty)", "crops.csv"]),
            (.missingColumn(path: "t.csv", column: "file"), ["t.csv", "\"file\"", "first line"]),
            (.empty(path: "d"), ["d: the set holds no pictures"]),
            (
                .allBad(path: "d", count: 3, first: SkippedFile(name: "d/A/1.jpg", reason: "is truncated")),
                ["d: none of the 3", "d/A/1.jpg: is truncated"]
            ),
            (.tooFewClasses(found: []), ["(none)", "two letters"]),
            (.tooFewClasses(found: ["A"]), ["(A)"]),
            (
                .emptySplit(kind: "signer:0.2", samples: 4, signers: 1),
                ["signer:0.2", "4 pictures of 1 signers", "--validation"]
            ),
        ] as [(DatasetError, [String])])
    func saysWhatFailedAndWhatToDo(error: DatasetError, parts: [String]) {
        for part in parts { #expect(error.description.contains(part), "\(error)") }
    }
}
