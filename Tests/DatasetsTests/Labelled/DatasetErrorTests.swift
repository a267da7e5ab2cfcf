import Testing

@testable import Datasets

@Suite struct DatasetErrorTests {
    @Test(
        arguments: [
            (DatasetError.missing(path: "d"), ["d: no such file", "--data"]),
            (.unrecognised(path: "d", found: "it is empty"), ["d: no labelled set (it is empty)", "trainer --help"]),
            (
                .missingColumn(path: "t.csv", column: "file", found: ["", "label", "x"]),
                ["t.csv", "\"file\" (it has: label, x)", "first line"]
            ),
            (
                .unknownTable(path: "t.csv", found: ["a", "b"]),
                ["t.csv", "(it has the columns: a, b)", "file and letter"]
            ),
            (.badCell(path: "t.csv", line: 3, reason: "has no file"), ["t.csv:3: has no file", "Correct"]),
            (.noPermission(path: "d"), ["d: may not be read", "chmod"]),
            (.unknownClasses(path: "d", names: ["cats", "dogs"]), ["d: ", "cats, dogs", "remove"]),
            (.ambiguous(path: "d", folders: ["one", "two"]), ["d: ", "(one, two)", "--data"]),
            (.otherExport(path: "d", form: "COCO"), ["COCO", "YOLOv8", "Folder Structure"]),
            (.nothingToLearn(path: "d", parts: ["test"]), ["d: nothing to learn from", "1 part test"]),
            (.otherClasses(found: ["D"], known: ["A", "B"]), ["show D", "only A, B"]),
            (
                .onlyCopies(count: 20),
                ["20 of 20 validation pictures lie among the training pictures too", "--validation"]
            ),
            (.empty(path: "d"), ["d: the set holds no pictures"]),
            (
                .allBad(path: "d", count: 3, first: SkippedFile(name: "d/A/1.jpg", reason: "is truncated")),
                ["d: none of the 3", "d/A/1.jpg: is truncated"]
            ),
            (.tooFewClasses(found: []), ["(none)", "two letters"]),
            (.tooFewClasses(found: ["A"]), ["(A)"]),
            (
                .emptySplit(kind: "signer:0.2", samples: 4, signers: 1),
                ["signer:0.2", "4 pictures of 1 signer ", "--validation"]
            ),
        ] as [(DatasetError, [String])])
    func saysWhatFailedAndWhatToDo(error: DatasetError, parts: [String]) {
        for part in parts { #expect(error.description.contains(part), "\(error)") }
    }
}
