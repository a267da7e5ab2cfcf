import Glibc
import TestSupport
import Testing

@testable import Capture

@Suite struct FreeSpaceTests {
    @Test(arguments: [
        (ENOSPC, CaptureError.diskFull(path: "a")), (EDQUOT, .diskFull(path: "a")),
        (EISDIR, .cannotRecord(path: "a", reason: "it is a folder")),
        (ENOENT, .cannotRecord(path: "a", reason: "its folder does not exist")),
        (ENOTDIR, .cannotRecord(path: "a", reason: "its folder does not exist")),
        (EACCES, .cannotRecord(path: "a", reason: "you may not write there")),
        (EROFS, .cannotRecord(path: "a", reason: "you may not write there")),
        (EIO, .cannotRecord(path: "a", reason: "Input/output error")),
    ])
    func saysWhatAFailureMeans(code: Int32, meaning: CaptureError) {
        #expect(FreeSpace.failure(code: code, path: "a") == meaning)
    }

    @Test func anOrdinaryDiskHasRoom() throws {
        let path = try TemporaryFolder().file("a").path
        try FreeSpace(path: path, reserve: 0).check()
        try FreeSpace(path: "a-file-that-is-not-there", reserve: 0).check()
    }

    @Test func noDiskIsLargeEnoughForEverything() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a").path
        try FreeSpace(path: path, reserve: 1).checkWritable()
        #expect(throws: CaptureError.diskFull(path: path)) { try FreeSpace(path: path, reserve: .max).check() }
    }

    @Test func lookingLeavesNoFile() throws {
        let folder = try TemporaryFolder()
        try FreeSpace(path: folder.file("a").path, reserve: 0).checkWritable()
        #expect(try folder.names() == [])
    }

    @Test func aPipeThatNobodyReadsIsNotWaitedFor() throws {
        let path = try TemporaryFolder().file("a").path
        #expect(throws: CaptureError.self) { try FreeSpace(path: path, reserve: 0).checkWritable() }
        let folder = try TemporaryFolder()
        let pipe = folder.file("pipe").path
        try #require(mkfifo(pipe, 0o600) == 0)
        #expect(throws: CaptureError.self) { try FreeSpace(path: pipe, reserve: 0).checkWritable() }
    }

    @Test func lookingDoesNotChangeAFile() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([1, 2, 3], to: "a").path
        try FreeSpace(path: path, reserve: 0).checkWritable()
        #expect(try folder.names() == ["a"])
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_size == 3)
    }
}
