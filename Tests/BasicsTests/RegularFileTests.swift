import Foundation
import Glibc
import TestSupport
import Testing

@testable import Basics

@Suite struct RegularFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func error(reading url: URL, atMost most: Int = 1000) -> RegularFileError? {
        do throws(RegularFileError) {
            _ = try RegularFile.read(url, atMost: most)
            return nil
        } catch {
            return error
        }
    }

    @Test func readsAllBytes() throws {
        let bytes = Data((0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        let url = try folder.write(bytes, to: "a")
        #expect(try RegularFile.read(url, atMost: bytes.count) == bytes)
        #expect(try RegularFile.read(folder.write([], to: "empty"), atMost: 0) == Data())
    }

    @Test func followsLinks() throws {
        let url = try folder.write([1, 2], to: "a")
        try FileManager.default.createSymbolicLink(at: folder.file("link"), withDestinationURL: url)
        #expect(try RegularFile.read(folder.file("link"), atMost: 2) == Data([1, 2]))
    }

    @Test func refusesWhatIsTooLarge() throws {
        #expect(error(reading: try folder.write([1, 2, 3], to: "a"), atMost: 2) == .tooLarge(bytes: 3))
        // A file that claims to be larger than any memory, and takes no room.
        let hollow = folder.file("hollow")
        try Data().write(to: hollow)
        #expect(truncate(hollow.path, 1 << 42) == 0)
        #expect(error(reading: hollow) == .tooLarge(bytes: 1 << 42))
    }

    @Test func refusesFoldersPipesSocketsAndDevicesWithoutWaiting() throws {
        #expect(error(reading: folder.url) == .folder)
        #expect(mkfifo(folder.file("pipe").path, 0o600) == 0)
        #expect(error(reading: folder.file("pipe")) == .noFile)
        #expect(error(reading: URL(filePath: "/dev/zero")) == .noFile)
        let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(listener) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = folder.file("socket").path
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isBound = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        try #require(isBound)
        #expect(error(reading: folder.file("socket")) == .noFile)
    }

    @Test func saysWhyTheSystemRefuses() throws {
        #expect(error(reading: folder.file("none")) == .system(code: ENOENT))
        let long = String(repeating: "x", count: 300)
        #expect(error(reading: folder.file(long)) == .system(code: ENAMETOOLONG))
        #expect("\(RegularFileError.system(code: ENOENT))" == "No such file or directory")
        #expect("\(RegularFileError.system(code: EIO))" == "Input/output error")
        #expect("\(RegularFileError.folder)" == "it is a folder")
        #expect("\(RegularFileError.noFile)" == "it is no file")
        #expect("\(RegularFileError.tooLarge(bytes: 7))" == "its 7 bytes are too many")
    }

    @Test func descriptorsAreNotLeftOpenNorInherited() throws {
        let url = try folder.write([1], to: "a")
        func openDescriptors() throws -> Int {
            try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { name in
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)"))?
                    .hasPrefix(folder.url.path) == true
            }.count
        }
        _ = error(reading: url, atMost: 0)
        _ = error(reading: folder.url)
        _ = try RegularFile.read(url, atMost: 1)
        #expect(try openDescriptors() == 0)
        let (file, size) = try RegularFile.open(url)
        let descriptor = file.rawValue
        defer { close(descriptor) }
        #expect(size == 1)
        #expect(try openDescriptors() == 1)
        #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0)
        #expect(fcntl(descriptor, F_GETFL) & O_ACCMODE == O_RDONLY)
    }

    /// A writer that waits for a reader must not begin because somebody has a look.
    @Test func aPipeIsNotOpenedForAMoment() throws {
        let pipe = folder.file("pipe")
        try #require(mkfifo(pipe.path, 0o600) == 0)
        let watch = inotify_init1(Int32(IN_NONBLOCK))
        defer { Glibc.close(watch) }
        try #require(inotify_add_watch(watch, pipe.path, UInt32(IN_OPEN)) >= 0)
        #expect(throws: RegularFileError.noFile) { try RegularFile.open(pipe) }
        var event = inotify_event()
        #expect(read(watch, &event, MemoryLayout<inotify_event>.size) == -1 && errno == EAGAIN, "it was opened")
    }
}
