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
        // Two hundred megabytes that are touched, so that they are resident.
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
