import CDelayLoad
import CFFmpeg
import Glibc
import Testing

/// Returns the kilobytes of mapped files that are in this process's memory now.
private func residentFiles() throws -> Int {
    let file = try #require(fopen("/proc/self/status", "r"))
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
        let words = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace)
        if words.first == "RssFile:", words.count > 1 { return try #require(Int(words[1])) }
    }
    return 0
}

@Suite struct ReleasePagesTests {
    @Test func whatLoadingTouchedIsGivenBackAndComesAgain() throws {
        try #require(cff_load())
        let decoder = avcodec_find_decoder(AV_CODEC_ID_MJPEG)
        // Other tests run at the same time and touch pages of their own, sometimes more than are given back.
        let isGivenBack = try (0..<50).contains { _ in
            let before = try residentFiles()
            delay_load_release_pages()
            return try residentFiles() < before
        }
        #expect(isGivenBack)
        // Code, constants and tables are unchanged.
        #expect(decoder != nil && avcodec_find_decoder(AV_CODEC_ID_MJPEG) == decoder)
        #expect(decoder.map { String(cString: $0.pointee.name) } == "mjpeg")
    }
}
