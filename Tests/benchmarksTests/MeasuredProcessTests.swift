import Foundation
import Testing

@testable import benchmarks

@Suite struct MeasuredProcessTests {
    @Test func workIsTold() throws {
        let process = try MeasuredProcess(
            running: "/bin/sh", ["-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"])
        #expect(process.hasSucceeded)
        #expect(process.processorSeconds > 0 && process.seconds >= 0.5 * process.processorSeconds)
        #expect(process.peakBytes > 1e5)
    }

    @Test func theMemoryOfWhoeverStartsItIsNotCounted() throws {
        // 200 MB that are written, so that they are resident.
        let own = [UInt8](repeating: 1, count: 200_000_000)
        let process = try MeasuredProcess(
            running: "/bin/sh", ["-c", "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done"])
        #expect(process.peakBytes > 1e5 && process.peakBytes < 5e7)
        #expect(own.last == 1)
    }

    @Test func failureIsTold() throws {
        #expect(try !MeasuredProcess(running: "/bin/false", []).hasSucceeded)
        #expect(try !MeasuredProcess(running: "/bin/sh", ["-c", "kill -9 $$"]).hasSucceeded)
    }

    @Test func aProgramThatIsNotThereIsNamed() {
        let error = #expect(throws: MeasuredProcess.NotStarted.self) {
            try MeasuredProcess(running: "/nonexistent", [])
        }
        #expect(error?.description.contains("/nonexistent") == true)
    }
}

@Suite struct ResidentMemoryTests {
    @Test("This process holds more once it has touched more") func grows() throws {
        let before = try #require(try ResidentMemory.bytes(ofProcess: "self"))
        let memory = UnsafeMutableRawPointer.allocate(byteCount: 64 << 20, alignment: 4096)
        defer { memory.deallocate() }
        memory.initializeMemory(as: UInt8.self, repeating: 1, count: 64 << 20)
        let after = try #require(try ResidentMemory.bytes(ofProcess: "self"))
        #expect(after > before + (32 << 20))
    }

    @Test("A process that is not there has none to tell") func missing() {
        #expect(throws: (any Error).self) { try ResidentMemory.bytes(ofProcess: "none") }
    }
}
