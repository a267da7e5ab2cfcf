import Imaging
import Synchronization
import Testing

@Suite struct FrameStorageTests {
    /// How often memory was handed back.
    private final class Releases: Sendable {
        private let number = Atomic(0)

        var count: Int { number.load(ordering: .relaxed) }

        func add() { number.add(1, ordering: .relaxed) }
    }

    @Test func copiesWhatItIsGiven() {
        var bytes: [UInt8] = [1, 2, 3]
        let storage = FrameStorage(copying: bytes)
        bytes[0] = 9
        #expect(storage.count == 3)
        #expect(storage.withUnsafeBytes { Array($0) } == [1, 2, 3])
        #expect(FrameStorage(copying: []).count == 0)
    }

    @Test func handsBackWhatItBorrowedOnceItsLastUserIsDone() {
        let releases = Releases()
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
        defer { memory.deallocate() }
        memory.copyBytes(from: [4, 3, 2, 1])
        func frame() -> Frame {
            let storage = FrameStorage(borrowing: UnsafeRawBufferPointer(memory)) {
                releases.add()
            }
            return Frame(format: .grey, width: 2, height: 2, stride: 2, time: 0, sequence: 0, storage: storage)
        }
        var frames = [frame(), frame()]
        frames.append(frames[0])
        #expect(frames[2].storage.withUnsafeBytes { $0[0] } == 4)
        frames.removeFirst()
        #expect(releases.count == 0)
        frames.removeLast()
        #expect(releases.count == 1)
        frames = []
        #expect(releases.count == 2)
    }
}
