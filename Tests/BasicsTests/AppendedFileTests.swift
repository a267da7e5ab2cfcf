import Basics
import Foundation
import TestSupport
import Testing

@Suite struct AppendedFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

    @Test func linesAreAddedAtTheEnd() throws {
        let file = folder.file("lines.txt")
        try AppendedFile.add(line: Array("one".utf8), to: file)
        try AppendedFile.add(line: Array("two".utf8), to: file)
        #expect(try text(file) == "one\ntwo\n")
    }

    @Test func anInterruptedLineStaysALineOfItsOwn() throws {
        try folder.write(Array("one\ntw".utf8), to: "lines.txt")
        try AppendedFile.add(line: Array("three".utf8), to: folder.file("lines.txt"))
        #expect(try text(folder.file("lines.txt")) == "one\ntw\nthree\n")
    }

    @Test func linesOfManyWritersAreWhole() throws {
        let file = folder.file("lines.txt")
        let line = String(repeating: "x", count: 5000)
        DispatchQueue.concurrentPerform(iterations: 40) { _ in try? AppendedFile.add(line: Array(line.utf8), to: file) }
        #expect(try text(file) == String(repeating: line + "\n", count: 40))
    }

    @Test func devicesAndFoldersAreRefused() {
        #expect(throws: FileWriteError.self) {
            try AppendedFile.add(line: [65], to: URL(fileURLWithPath: "/dev/null"))
        }
        #expect(throws: FileWriteError.self) { try AppendedFile.add(line: [65], to: folder.url) }
    }
}
