import Foundation
import Testing

@testable import Capture

@Suite struct WakeUpTests {
    @Test func sleepsUntilItRings() throws {
        let bell = try EventFD(label: "a camera")
        #expect(!bell.isAwake)
        #expect(!bell.wait(for: 1))
        bell.wake()
        #expect(bell.isAwake)
        #expect(bell.wait(for: 60_000))
    }

    @Test func staysAwake() throws {
        let bell = try EventFD(label: "a camera")
        for _ in 0..<3 { bell.wake() }
        for _ in 0..<3 { #expect(bell.isAwake) }
    }

    @Test func endsTheWaitOfAnotherThread() async throws {
        let bell = try EventFD(label: "a camera")
        let woken = await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: bell.wait(for: 60_000)) }
            bell.wake()
        }
        #expect(woken)
    }
}
