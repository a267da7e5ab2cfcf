import Foundation
import TestSupport
import Testing

@testable import Datasets

@Suite struct MotionRecordingsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(_ lines: [String]) throws -> [MotionRecordings.Recording] {
        let table = ["file,signer,letter,index,x0,y0,x1,y1,side,landmarks"] + lines
        try folder.write(Array(table.joined(separator: "\r\n").utf8), to: "motion/motion.csv")
        return try MotionRecordings(contentsOf: folder.file("motion")).recordings
    }

    @Test func framesAreGroupedAndInOrder() throws {
        let recordings = try read([
            "motion/bob/Z/1.jpg,bob,Z,1,1,2,3,6,Right,", "motion/ann/J/0.jpg,ann,J,0,,,,,,",
            "motion/bob/Z/0.jpg,bob,Z,0,1,2,3,5,Right,",
        ])
        #expect(recordings.map(\.signer) == ["ann", "bob"])
        #expect(recordings[1].frames.map(\.lastPathComponent) == ["0.jpg", "1.jpg"])
        #expect(recordings[1].mirrored && !recordings[0].mirrored)
        // Names begin with the folder's own.
        #expect(recordings[0].frames[0].path == folder.file("motion/ann/J/0.jpg").path)
    }

    @Test func errorsNameTheTable() throws {
        #expect(throws: DatasetError.missing(path: folder.file("none/motion.csv").path)) {
            try MotionRecordings(contentsOf: folder.file("none"))
        }
        #expect(throws: DatasetError.self) { try read([]) }
        try folder.write(Array("file,letter\n".utf8), to: "motion/motion.csv")
        #expect(throws: DatasetError.self) { try MotionRecordings(contentsOf: folder.file("motion")) }
    }
}
