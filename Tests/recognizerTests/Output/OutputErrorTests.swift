import Glibc
import Testing

@testable import recognizer

@Suite struct OutputErrorTests {
    @Test func theReasonIsTheSystems() {
        #expect(OutputError.failed(errno: ENOSPC).description.contains("No space left on device"))
        #expect(OutputError.failed(errno: ENOSPC).description.contains("Send it somewhere else"))
        #expect(OutputError.closed.description == "Standard output was closed.")
    }
}
