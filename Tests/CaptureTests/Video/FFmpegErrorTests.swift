import CFFmpeg
import Testing

@testable import Capture

@Suite struct FFmpegErrorTests {
    @Test func wordsArePlain() {
        #expect(FFmpegError(code: cff_error_invalid_data).words == "what is in it makes no sense")
        #expect(FFmpegError(code: cff_error_no_entry).words == "No such file or directory")
        #expect(FFmpegError(code: -99_999).words.contains("99999"))
    }

    @Test func onlyNegativeResultsAreErrors() throws {
        #expect(try FFmpegError.check(0) == 0)
        #expect(try FFmpegError.check(7) == 7)
        #expect(throws: FFmpegError.self) { try FFmpegError.check(cff_error_end) }
    }
}
