import CFFmpeg
import CLazy
import Glibc
import Testing

/// Kilobytes of files that are in this process's memory now.
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

@Suite struct ResidentTests {
    @Test func whatLoadingTouchedIsGivenBackAndComesAgain() throws {
        try #require(cff_load())
        let decoder = avcodec_find_decoder(AV_CODEC_ID_MJPEG)
        // Other tests run beside this one and touch pages of their own, at times more than are given back.
        let isGivenBack = try (0..<50).contains { _ in
            let before = try residentFiles()
            lazy_release_pages()
            return try residentFiles() < before
        }
        #expect(isGivenBack)
        // Code, constants and tables are what they were.
        #expect(decoder != nil && avcodec_find_decoder(AV_CODEC_ID_MJPEG) == decoder)
        #expect(decoder.map { String(cString: $0.pointee.name) } == "mjpeg")
    }
}
