import CFFmpeg
import Foundation
import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct RecordingSinkTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func code(_ body: () throws(FFmpegError) -> Void) -> Int32? {
        do throws(FFmpegError) {
            try body()
            return nil
        } catch {
            return -error.code
        }
    }

    @Test func writesWhereFFmpegSeeks() throws {
        let path = folder.file("a").path
        let sink = try RecordingSink(path: path, isNew: true)
        avio_write(sink.context, Array("0123456789".utf8), 10)
        #expect(avio_seek(sink.context, 3, SEEK_SET) == 3)
        avio_write(sink.context, Array("xy".utf8), 2)
        try sink.close()
        #expect(try Data(contentsOf: URL(filePath: path)) == Data("012xy56789".utf8))
        try sink.close()
    }

    @Test func onlyTheOwnerMayRead() throws {
        let path = folder.file("a").path
        let sink = try RecordingSink(path: path, isNew: false)
        defer { try? sink.close() }
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test func aNewFileIsNeitherOneThatIsThereNorALink() throws {
        let old = try folder.write(Array("old".utf8), to: "old")
        try FileManager.default.createSymbolicLink(at: folder.file("link"), withDestinationURL: old)
        try FileManager.default.createSymbolicLink(at: folder.file("loose"), withDestinationURL: folder.file("none"))
        for name in ["old", "link", "loose"] {
            let path = folder.file(name).path
            #expect(code { () throws(FFmpegError) in _ = try RecordingSink(path: path, isNew: true) } == EEXIST)
        }
        #expect(try Data(contentsOf: old) == Data("old".utf8))
        #expect(try folder.names() == ["link", "loose", "old"])
    }

    @Test func anOldFileIsReplacedAndLinksAreFollowed() throws {
        let old = try folder.write(Array("a long old recording".utf8), to: "old")
        try FileManager.default.createSymbolicLink(at: folder.file("link"), withDestinationURL: old)
        let sink = try RecordingSink(path: folder.file("link").path, isNew: false)
        avio_write(sink.context, Array("new".utf8), 3)
        try sink.close()
        #expect(try Data(contentsOf: old) == Data("new".utf8))
    }

    @Test func tellsWhatTheSystemSays() {
        let missing = folder.file("none/a").path
        #expect(code { () throws(FFmpegError) in _ = try RecordingSink(path: missing, isNew: false) } == ENOENT)
        let place = folder.url.path
        #expect(code { () throws(FFmpegError) in _ = try RecordingSink(path: place, isNew: false) } == EISDIR)
    }

    @Test func aFullDiskIsSeenAtTheLatestWhenTheFileIsClosed() throws {
        let sink = try RecordingSink(path: "/dev/full", isNew: false)
        avio_write(sink.context, [1, 2, 3], 3)
        #expect(code { () throws(FFmpegError) in try sink.close() } == ENOSPC)
    }

    @Test func descriptorsAreClosedAndNotInherited() throws {
        let path = folder.file("a").path
        func flags() throws -> [Int32] {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap { name in
                let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
                return target == path ? Int32(name).map { fcntl($0, F_GETFD) } : nil
            }
        }
        var sink: RecordingSink? = try RecordingSink(path: path, isNew: false)
        #expect(try flags() == [FD_CLOEXEC])
        try sink?.synchronise()
        sink = nil
        #expect(try flags() == [])
    }
}
