import Charts
import Imaging
import Testing

@testable import Display

@MainActor @Suite struct StatusLineTests {
    let layout = WindowLayout(width: 1280, height: 720, videoAspect: 4 / 3)

    private func line(
        _ status: WindowStatus, isMirrored: Bool = true, notice: String? = nil, layout: WindowLayout? = nil
    ) -> StatusLine {
        StatusLine(
            layout: layout ?? self.layout, status: status, frameSize: (640, 480), isMirrored: isMirrored,
            notice: notice)
    }

    private func draw(_ line: StatusLine) throws -> RGBImage {
        let window = line.layout.window
        let sheet = try Sheet(width: Int(window.width), height: Int(window.height))
        line.draw(with: sheet.painter)
        return try sheet.picture()
    }

    @Test func figuresAreRounded() {
        let status = WindowStatus(framesPerSecond: 29.97, latency: 41.4)
        #expect(line(status).figures == ["mirrored", "640×480", "30 fps", "41 ms"])
    }

    @Test func unknownFiguresAreLeftOut() {
        #expect(line(WindowStatus()).figures == ["mirrored", "640×480"])
    }

    @Test func unusualStatesAreSaid() {
        let status = WindowStatus(isLeftHanded: true)
        #expect(line(status, isMirrored: false).figures == ["left hand", "not mirrored", "640×480"])
    }

    @Test func narrowWindowsSayLess() {
        let narrow = WindowLayout(width: 460, height: 420, videoAspect: 4 / 3)
        let status = WindowStatus(framesPerSecond: 30, latency: 40)
        #expect(line(status, layout: narrow).figures == ["30 fps", "40 ms"])
    }

    @Test func recordingShowsADotAndAWord() throws {
        let bar = try #require(layout.status)
        let picture = try draw(line(WindowStatus(source: "Camera", isRecording: true)))
        let mark = try #require(picture.bounds(near: Theme.recording, in: bar, tolerance: 40))
        #expect(abs(mark.x - bar.x) < 3 && mark.width > 30)
        let idle = try draw(line(WindowStatus(source: "Camera")))
        #expect(idle.count(near: Theme.recording, in: bar, tolerance: 40) == 0)
    }

    @Test func noticesTakeTheSourcesPlace() throws {
        let bar = try #require(layout.status)
        let left = Rectangle(x: bar.x, y: bar.y, width: bar.width / 2, height: bar.height)
        let quiet = try draw(line(WindowStatus(source: "Camera")))
        #expect(quiet.count(near: Theme.warning, in: left, tolerance: 40) == 0)
        let notice = try draw(line(WindowStatus(source: "Camera"), notice: "Text copied"))
        #expect(notice.count(near: Theme.warning, in: left, tolerance: 40) > 30)
        let fromProgram = try draw(line(WindowStatus(source: "Camera", notice: "Saved to x.mkv")))
        #expect(fromProgram.count(near: Theme.warning, in: left, tolerance: 40) > 30)
    }

    @Test func longSourcesLeaveTheFiguresAlone() throws {
        let bar = try #require(layout.status)
        let name = String(repeating: "A very long camera name ", count: 20)
        let figures = WindowStatus(framesPerSecond: 30, latency: 40)
        var long = figures
        long.source = name
        let right = Rectangle(x: bar.maxX - 300, y: bar.y, width: 300, height: bar.height)
        let (alone, crowded) = (try draw(line(figures)), try draw(line(long)))
        #expect(alone.count(near: Theme.quiet, in: right) == crowded.count(near: Theme.quiet, in: right))
    }

    @Test func aSmallWindowStillShowsThatItRecords() throws {
        let compact = WindowLayout(width: 320, height: 240, videoAspect: 4 / 3)
        let picture = try draw(line(WindowStatus(isRecording: true), layout: compact))
        #expect(picture.count(near: Theme.recording, in: Rectangle(picture), tolerance: 40) > 30)
        let notice = try draw(line(WindowStatus(), notice: "Text copied", layout: compact))
        #expect(notice.count(near: Theme.warning, in: Rectangle(notice), tolerance: 40) > 30)
        let nothing = try draw(line(WindowStatus(source: "Camera"), layout: compact))
        #expect(nothing.count(near: Colour(hex: 0x000000), in: Rectangle(nothing), tolerance: 0) == 320 * 240)
    }
}
