import Charts
import Imaging
import Testing

@testable import Display

@MainActor @Suite struct ProblemBannerTests {
    @Test(arguments: [
        ("Unplugged", "Unplugged", ""), ("It is busy.", "It is busy.", ""),
        ("It is busy. Close the other program.", "It is busy.", "Close the other program."),
        ("No file a.b found. Look. Again.", "No file a.b found.", "Look. Again."),
    ])
    func theFirstSentenceIsTheTitle(problem: String, title: String, advice: String) {
        #expect(ProblemBanner.parts(of: problem) == (title, advice))
    }

    @Test(arguments: [(1280, 720), (640, 480), (320, 240), (720, 1280)])
    func theWholeMessageLiesOnTheVideo(size: (Int, Int)) throws {
        let layout = WindowLayout(width: Double(size.0), height: Double(size.1), videoAspect: 4 / 3)
        let problem = """
            No picture has come from HD Pro Webcam C920 (/dev/video0) for 2 seconds. \
            Check its cable; it is opened again by itself as soon as it is back.
            """
        let sheet = try Sheet(width: size.0, height: size.1)
        ProblemBanner(layout: layout, problem: problem).draw(with: sheet.painter)
        let picture = try sheet.picture()
        let outside = Rectangle(picture)
        let sign = try #require(picture.bounds(near: Theme.warning, in: outside))
        let ink = try #require(picture.bounds(near: Theme.ink, in: outside, tolerance: 60))
        for part in [sign, ink] {
            #expect(part.x >= layout.video.x && part.maxX <= layout.video.maxX)
            #expect(part.y >= layout.video.y && part.maxY <= layout.video.maxY)
        }
        #expect(sign.maxY <= ink.y)
        #expect(abs(sign.centre.x - layout.video.centre.x) <= 2)
    }
}
