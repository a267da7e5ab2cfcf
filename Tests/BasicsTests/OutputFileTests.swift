import Basics
import Glibc
import TestSupport
import Testing

@Suite struct OutputFileTests {
    @Test func allBytesArrive() throws {
        let pipe = try OutputPipe()
        try pipe.file.write(Array("one ".utf8))
        try pipe.file.write([])
        try pipe.file.write(Array("two".utf8))
        #expect(pipe.text() == "one two")
    }

    @Test func aClosedReaderIsNoFailure() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = try OutputPipe()
        pipe.abandon()
        #expect(throws: OutputError.closed) { try pipe.file.write([65]) }
    }

    @Test func aFullDiskIsAFailure() throws {
        let descriptor = open("/dev/full", O_WRONLY)
        defer { close(descriptor) }
        #expect(throws: OutputError.failed(errno: ENOSPC)) { try OutputFile(descriptor: descriptor).write([65]) }
    }

    @Test func aClosedDescriptorIsAFailure() {
        #expect(throws: OutputError.failed(errno: EBADF)) { try OutputFile(descriptor: -1).write([65]) }
    }

    @Test func theReasonIsTheSystems() {
        #expect(OutputError.failed(errno: ENOSPC).description.contains("No space left on device"))
        #expect(OutputError.failed(errno: ENOSPC).description.contains("Send it somewhere else"))
        #expect(OutputError.closed.description == "Standard output was closed.")
    }
}
