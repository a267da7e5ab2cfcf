import Testing

@testable import Training

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
