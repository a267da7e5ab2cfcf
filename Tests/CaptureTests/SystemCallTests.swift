import Foundation
import Glibc
import Testing

@testable import Capture

@Suite struct SystemCallTests {
    @Test func passesTheAnswerOn() throws {
        #expect(try systemCall("dup") { Int32(7) } == 7)
        #expect(try systemCall("read") { 0 } == 0)
    }

    @Test func goesOnAfterASignal() throws {
        var attempts = 0
        let answer = try systemCall("ioctl") {
            attempts += 1
            errno = EINTR
            return attempts < 4 ? Int32(-1) : 5
        }
        #expect(answer == 5)
        #expect(attempts == 4)
    }

    @Test func namesTheCallAndTheReason() {
        let error = #expect(throws: SystemCallError.self) {
            try systemCall("open") { open("/dev/null/below", O_RDONLY) }
        }
        #expect(error == SystemCallError(call: "open", code: ENOTDIR))
        #expect(error?.description == "open: Not a directory (20)")
    }

    @Test func doesNotTryAgainAfterOtherFailures() {
        var attempts = 0
        #expect(throws: SystemCallError(call: "VIDIOC_DQBUF", code: EAGAIN)) {
            try systemCall("VIDIOC_DQBUF") { () -> Int32 in
                attempts += 1
                errno = EAGAIN
                return -1
            }
        }
        #expect(attempts == 1)
    }
}

@Suite struct EventFDTests {
    @Test func sleepsUntilItRings() throws {
        let event = try EventFD(label: "a camera")
        #expect(!event.isSignalled)
        #expect(!event.wait(milliseconds: 1))
        event.signal()
        #expect(event.isSignalled)
        #expect(event.wait(milliseconds: 60_000))
    }

    @Test func staysAwake() throws {
        let event = try EventFD(label: "a camera")
        for _ in 0..<3 { event.signal() }
        for _ in 0..<3 { #expect(event.isSignalled) }
    }

    @Test func endsTheWaitOfAnotherThread() async throws {
        let event = try EventFD(label: "a camera")
        let woken = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: event.wait(milliseconds: 60_000)) }
            event.signal()
        }
        #expect(woken)
    }
}
