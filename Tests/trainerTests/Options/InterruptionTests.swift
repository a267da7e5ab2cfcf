import Foundation
import TestSupport
import Testing

@Suite struct InterruptionTests {
    @Test func firstCtrlCStopsBetweenBatches() async throws {
        let folder = try TemporaryFolder()
        try folder.writeDrawnTable()
        let child = try ProductRunner.start(
            "trainer",
            ["--data", "set.csv", "--network", "study", "--samples-per-epoch", "100000000", "--out", "m.safetensors"],
            in: folder.url)
        try await child.waitForErrorOutput("total")
        child.send(SIGINT)
        let result = try await child.result()
        // The signal may come before it is listened to: then the system ends the program, which is as good.
        #expect(result.wasSignalled ? result.status == SIGINT : result.status == 130)
        if !result.wasSignalled { #expect(result.errorText.contains("Stopped before the first epoch was done")) }
        #expect(try folder.names() == ["set.csv"])
    }
}
