import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct HoldRecordingsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ text: String) throws -> [HoldRecordings.Hold] {
        try folder.write(Array(text.utf8), to: "holds.csv")
        return try HoldRecordings(contentsOf: folder.url).holds
    }

    @Test func picturesAreGroupedAndInOrder() throws {
        let holds = try read("file;letter;signer;index\r\n2.jpg;A;ann;1\r\n1.jpg;A;ann;0\r\n3.jpg;B;ann;0\r\n")
        #expect(holds.map(\.letter) == ["A", "B"])
        #expect(holds[0].pictures.map(\.lastPathComponent) == ["1.jpg", "2.jpg"])
    }

    @Test(arguments: [
        ("1.jpg,A,ann,first", "has “first” in the column index, which is no whole number"),
        ("1.jpg,,ann,1", "has no file, letter or signer"),
    ])
    func wrongCellsAreNamed(line: String, reason: String) {
        let path = folder.file("holds.csv").path
        #expect(throws: DatasetError.badCell(path: path, line: 3, reason: reason)) {
            try read("file,letter,signer,index\n1.jpg,A,ann,0\n\(line)\n")
        }
    }
}
