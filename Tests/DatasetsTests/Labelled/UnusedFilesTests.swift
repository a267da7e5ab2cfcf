import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct UnusedFilesTests {
    @Test func nothingIsNotWorthALine() { #expect(UnusedFiles().text == nil) }

    @Test func countsByKindAndNamesGroups() {
        var unused = UnusedFiles()
        unused.add(files: ["/a.DNG", "/b.dng", "/c.txt", "/README"].map { URL(filePath: $0) })
        unused.add(hidden: 3)
        unused.add("class that is no letter", plural: "classes that are no letters", names: ["del"], pictures: 2)
        #expect(
            unused.text
                == "not used: 3 hidden, 2 DNG, 1 TXT, 1 without ending, 1 class that is no letter: del (2 pictures)"
                + "; save photographs as JPEG")
    }

    @Test func archivesAreToBeUnpacked() {
        var unused = UnusedFiles()
        unused.add(files: ["/a.zip", "/b.rar"].map { URL(filePath: $0) })
        #expect(unused.text == "not used: 1 RAR, 1 ZIP; unpack archives")
    }

    @Test func longListsAreCut() {
        var unused = UnusedFiles()
        unused.add("folder", plural: "folders", names: (0..<20).map { "f\($0)" }, pictures: 0)
        #expect(unused.text == "not used: 20 folders: f0, f1, f2, f3, f4, f5, f6, f7, …")
    }

    @Test func countsAllOfAFolderButWhatIsUsed() throws {
        let folder = try TemporaryFolder()
        for name in ["A/1.jpg", "A/2.jpg", "A/x.txt", "part/1.jpg", "more/2.jpg", "more/in/3.jpg"] {
            try folder.write([1], to: name)
        }
        try FileManager.default.createDirectory(at: folder.file("C"), withIntermediateDirectories: true)
        var unused = UnusedFiles()
        unused.add(
            try FolderContents(of: folder.url), used: [folder.file("A/1.jpg").standardizedFileURL.path],
            without: [folder.file("part").standardizedFileURL.path])
        #expect(unused.text == "not used: 1 JPG, 1 TXT, 1 folder: more (2 pictures), 1 folder without pictures: C")
    }
}
