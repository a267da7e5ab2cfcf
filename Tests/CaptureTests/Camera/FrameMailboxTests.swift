import Foundation
import Imaging
import Synchronization
import Testing

@testable import Capture

@Suite struct FrameMailboxTests {
    private let mailbox = FrameMailbox()

    private func frame(_ number: Int, release: @escaping @Sendable () -> Void = {}) -> CaptureEvent {
        let storage = FrameStorage(borrowing: UnsafeRawBufferPointer(start: nil, count: 0), release: release)
        return .frame(
            Frame(format: .grey, width: 0, height: 0, stride: 0, time: 0, sequence: number, storage: storage))
    }

    /// The next event in few words.
    private func take() throws -> String {
        switch try mailbox.take(within: 0) {
        case .frame(let frame): "\(frame.sequence)"
        case .interrupted: "interrupted"
        case .recovered: "recovered"
        case .slowed: "slowed"
        case .ended: "ended"
        case nil: "nothing"
        }
    }

    @Test func keepsTheNewestFrame() throws {
        #expect(try take() == "nothing")
        for number in 1...3 { mailbox.put(frame(number)) }
        #expect(try take() == "3")
        #expect(try take() == "nothing")
        #expect(mailbox.superseded == 2)
    }

    @Test func keepsEventsInOrder() throws {
        mailbox.put(frame(1))
        mailbox.put(.interrupted(.noCamera))
        mailbox.put(.recovered)
        mailbox.put(frame(2))
        mailbox.put(frame(3))
        #expect(try take() == "interrupted")
        #expect(try take() == "recovered")
        #expect(try take() == "3")
    }

    @Test func tellsAFailureLast() throws {
        mailbox.put(frame(1))
        mailbox.fail(.unplugged(camera: "Front"))
        mailbox.fail(.noCamera)
        #expect(try take() == "1")
        for _ in 0..<2 {
            #expect(throws: CaptureError.unplugged(camera: "Front")) { try take() }
        }
    }

    @Test func isEmptyAndEndedWhenClosed() throws {
        mailbox.put(frame(1))
        mailbox.close()
        mailbox.put(frame(2))
        #expect(try take() == "ended")
    }

    @Test func letsReplacedFramesGo() {
        let released = Mutex<[Int]>([])
        for number in 1...3 { mailbox.put(frame(number) { released.withLock { $0.append(number) } }) }
        #expect(released.withLock { $0 } == [1, 2])
        mailbox.close()
        #expect(released.withLock { $0 } == [1, 2, 3])
    }

    @Test func doesNotGrowWithoutAReader() throws {
        for _ in 0..<1000 {
            mailbox.put(.interrupted(.noCamera))
            mailbox.put(.recovered)
        }
        mailbox.put(frame(7))
        var seen: [String] = []
        while seen.last != "nothing" { seen.append(try take()) }
        #expect(seen.count <= 17)
        #expect(seen.dropLast().last == "7")
    }

    @Test func wakesAReaderThatWaits() async throws {
        let mailbox = mailbox
        let number = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                guard case .frame(let frame) = try? mailbox.take(within: 60_000) else {
                    continuation.resume(returning: -1)
                    return
                }
                continuation.resume(returning: frame.sequence)
            }
            mailbox.put(frame(5))
        }
        #expect(number == 5)
    }
}
