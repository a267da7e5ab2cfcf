import Foundation
import Imaging
import TestSupport
import Testing

@testable import Capture

@Suite struct PictureFramesTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// What the pictures give: shades of frames, `!` for an interruption, `+` for a recovery.
    private func events(_ files: [URL], pictureTime: Double) throws -> [String] {
        let frames = PictureFrames(folder: folder.url.path, files: files, pictureTime: pictureTime)
        var events: [String] = []
        while let event = try frames.next() {
            switch event {
            case .frame(let frame): events.append("\(frame.plainLuminance[0]) at \(Int(frame.time.rounded()))")
            case .interrupted: events.append("!")
            case .recovered: events.append("+")
            case .slowed: events.append("slow")
            case .ended: events.append("end")
            }
        }
        return events
    }

    private func picture(_ shade: UInt8) throws -> URL {
        try folder.write(TestPicture.plain(shade), to: "\(shade).ppm")
    }

    private func rubbish(_ name: String) throws -> URL { try folder.write(Array("rubbish".utf8), to: name) }

    @Test func slidesComeAgainAtTheRateOfACamera() throws {
        #expect(
            try events([picture(1), picture(2)], pictureTime: 100) == [
                "1 at 0", "1 at 33", "1 at 67", "2 at 100", "2 at 133", "2 at 167",
            ])
    }

    @Test func shortPicturesComeOnce() throws {
        #expect(try events([picture(1), picture(2), picture(3)], pictureTime: 40) == ["1 at 0", "2 at 40", "3 at 80"])
    }

    @Test func badPicturesAreToldAndTakeNoTime() throws {
        #expect(
            try events([rubbish("a.ppm"), picture(1), rubbish("b.ppm"), rubbish("c.ppm"), picture(2)], pictureTime: 40)
                == ["!", "+", "1 at 0", "!", "!", "+", "2 at 40"])
    }

    @Test func nothingButBadPicturesIsAFailure() throws {
        let frames = PictureFrames(folder: "f", files: [try rubbish("a.ppm")], pictureTime: 40)
        #expect(try frames.next() != nil)
        #expect(throws: CaptureError.noPictures(path: "f")) { try frames.next() }
    }
}
