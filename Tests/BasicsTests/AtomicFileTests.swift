import Basics
import Foundation
import TestSupport
import Testing

@Suite struct AtomicFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func writesAndReplaces() throws {
        let file = folder.file("a.bin")
        try AtomicFile.write([1, 2, 3], to: file)
        #expect(try Data(contentsOf: file) == Data([1, 2, 3]))
        try AtomicFile.write([UInt8](repeating: 7, count: 300_000), to: file)
        #expect(try Data(contentsOf: file) == Data(repeating: 7, count: 300_000))
        try AtomicFile.write([UInt8](), to: file)
        #expect(try Data(contentsOf: file).isEmpty)
    }

    @Test func aLinkToAFileStays() throws {
        let file = try folder.write([1], to: "file")
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "file")
        try AtomicFile.write([2, 3], to: link)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == "file")
        #expect(try Data(contentsOf: file) == Data([2, 3]))
    }

    @Test func leavesNothingBeside() throws {
        try AtomicFile.write([1], to: folder.file("only"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["only"])
    }

    @Test func isReadableByOthersAsTheUmaskSays() throws {
        let file = folder.file("mode")
        try AtomicFile.write([1], to: file)
        let plain = folder.file("plain")
        #expect(FileManager.default.createFile(atPath: plain.path, contents: Data([1])))
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        let usual = try FileManager.default.attributesOfItem(atPath: plain.path)[.posixPermissions] as? Int
        #expect(mode == usual)
    }

    @Test func namesMayBeAsLongAsTheSystemAllows() throws {
        let file = folder.file(String(repeating: "x", count: 255))
        try AtomicFile.write([1], to: file)
        #expect(try Data(contentsOf: file) == Data([1]))
    }

    @Test func missingFolderIsNamed() {
        let file = folder.file("not/there.bin")
        #expect(throws: FileWriteError.cannotWrite(path: file.path, reason: "No such file or directory")) {
            try AtomicFile.write([1], to: file)
        }
    }

    @Test func aFolderInTheWayStaysAndNoRestIsLeft() throws {
        let target = folder.file("taken")
        try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
        let error = #expect(throws: FileWriteError.self) { try AtomicFile.write([1], to: target) }
        #expect(error?.description.contains("taken") == true)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["taken"])
    }
}
