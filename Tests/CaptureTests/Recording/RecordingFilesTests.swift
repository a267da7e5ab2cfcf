import Foundation
import Glibc
import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct RecordingFilesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func files(_ name: String, isNew: Bool = false, reserve: Int = 0) -> RecordingFiles {
        let path = folder.file(name).path
        return RecordingFiles(path: path, isNew: isNew, space: FreeSpace(path: path, reserve: reserve))
    }

    private func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.file(name)) }

    @Test func onlyTheFileThatWasNamedIsReplaced() throws {
        // Three files of somebody else, one of which has the name that was asked for.
        for name in ["a.mkv", "a-2.mkv", "a-3.mkv"] { try folder.write(Array("old".utf8), to: name) }
        let files = files("a.mkv")
        for width in [16, 18, 20] { try files.write(TestFrames.frame(.grey, width: width)) }
        try files.finish()
        #expect(try folder.names() == ["a-2.mkv", "a-3.mkv", "a-4.mkv", "a-5.mkv", "a.mkv"])
        #expect(try bytes("a-2.mkv") == Data("old".utf8) && bytes("a-3.mkv") == Data("old".utf8))
        for (name, width) in [("a.mkv", 16), ("a-4.mkv", 18), ("a-5.mkv", 20)] {
            let played = Collected(try VideoFile(path: folder.file(name).path, pace: .max))
            #expect(played.frames.map(\.width) == [width])
        }
    }

    @Test func aNewRecordingReplacesNothing() throws {
        try folder.write(Array("old".utf8), to: "a.mkv")
        let path = folder.file("a.mkv").path
        #expect(throws: CaptureError.recordingExists(path: path)) {
            try files("a.mkv", isNew: true).write(TestFrames.frame(.grey))
        }
        #expect(throws: CaptureError.recordingExists(path: path)) {
            try Recorder(path: path, isNew: true)
        }
        #expect(try bytes("a.mkv") == Data("old".utf8))
    }

    @Test(arguments: [true, false]) func aFolderIsNoFileToReplace(isNew: Bool) {
        let path = folder.url.path
        #expect(throws: CaptureError.cannotRecord(path: path, reason: "it is a folder")) {
            try Recorder(path: path, isNew: isNew)
        }
    }

    @Test func aPipeIsWrittenToItsReader() async throws {
        let (pipe, copy) = (folder.file("pipe").path, folder.file("copy.mkv").path)
        try #require(mkfifo(pipe, 0o600) == 0)
        // The reader opens the pipe when it is opened here to write, before the recorder begins.
        let reader = try ChildProcess(URL(filePath: "/bin/sh"), ["-c", "exec cat \"$0\" > \"$1\"", pipe, copy])
        let opened = open(pipe, O_WRONLY)
        let recorder = try Recorder(path: pipe, keepFree: 0)
        close(opened)
        for number in 0..<3 { try recorder.write(TestFrames.frame(.grey, number: number)) }
        try recorder.finish()
        #expect(try await reader.result().status == 0)
        #expect(Collected(try VideoFile(path: copy, pace: .max)).frames.count == 3)
    }

    @Test func namesWithoutEndingAreNumberedToo() throws {
        let files = files("a recording")
        for width in [16, 18] { try files.write(TestFrames.frame(.grey, width: width)) }
        try files.finish()
        #expect(try folder.names() == ["a recording", "a recording-2"])
    }

    @Test func theDiskIsLookedAtBeforeTheFirstFrame() throws {
        let path = folder.file("a.mkv").path
        #expect(throws: CaptureError.noRoom(path: path, bytes: .max)) {
            try files("a.mkv", reserve: .max).write(TestFrames.frame(.grey))
        }
        #expect(try folder.names() == [])
    }
}

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
        #expect(throws: CaptureError.noRoom(path: path, bytes: .max)) {
            try FreeSpace(path: path, reserve: .max).check()
        }
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
