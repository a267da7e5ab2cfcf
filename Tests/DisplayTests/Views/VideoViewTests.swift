import Charts
import Imaging
import Testing

@testable import Display

@MainActor @Suite struct VideoViewTests {
    let layout = WindowLayout(width: 800, height: 600, videoAspect: 4 / 3)

    /// Draws red on the left and blue on the right of a frame of 640x480 with a box.
    private func draw(isMirrored: Bool, region: Region?, isDimmed: Bool = false) throws -> RGBImage {
        let sheet = try Sheet(width: 800, height: 600)
        let video = VideoTexture(renderer: sheet.painter.renderer)
        #expect(video.upload(try TestFrame.redAndBlue(.rgb, width: 640, height: 480)))
        VideoView(
            layout: layout, texture: video.texture, transform: transform(isMirrored), region: region,
            isHolding: false, isDimmed: isDimmed
        ).draw(with: sheet.painter)
        return try sheet.picture()
    }

    private func transform(_ isMirrored: Bool) -> VideoTransform {
        VideoTransform(frameWidth: 640, frameHeight: 480, view: layout.video, isMirrored: isMirrored)
    }

    private func pixel(_ picture: RGBImage, _ x: Double, _ y: Double) -> Colour {
        let view = layout.video
        return picture[Int(view.x + view.width * x), Int(view.y + view.height * y)]
    }

    @Test func theMirrorExchangesLeftAndRight() throws {
        let plain = try draw(isMirrored: false, region: nil)
        #expect(pixel(plain, 0.1, 0.5).red > 240 && pixel(plain, 0.9, 0.5).blue > 240)
        let mirrored = try draw(isMirrored: true, region: nil)
        #expect(pixel(mirrored, 0.1, 0.5).blue > 240 && pixel(mirrored, 0.9, 0.5).red > 240)
    }

    @Test(arguments: [false, true])
    func theBoxIsWhereTheRegionIs(isMirrored: Bool) throws {
        let region = Region(x: 64, y: 120, width: 192, height: 192)
        let picture = try draw(isMirrored: isMirrored, region: region)
        let corners = transform(isMirrored).corners(of: region)
        let (xs, ys) = (corners.map(\.x), corners.map(\.y))
        let box = try #require(picture.bounds(near: Theme.ink, in: layout.video, tolerance: 30))
        #expect(abs(box.x - (xs.min() ?? 0)) <= 4 && abs(box.maxX - (xs.max() ?? 0)) <= 4)
        #expect(abs(box.y - (ys.min() ?? 0)) <= 4 && abs(box.maxY - (ys.max() ?? 0)) <= 4)
    }

    @Test func aBoxOverTheEdgeStaysInTheVideo() throws {
        let picture = try draw(isMirrored: false, region: Region(x: 500, y: 300, width: 400, height: 400))
        let whole = Rectangle(picture)
        let right = Rectangle(x: layout.video.maxX, y: 0, width: whole.width - layout.video.maxX, height: whole.height)
        #expect(picture.bounds(near: Theme.ink, in: right, tolerance: 30) == nil)
    }

    @Test func aTurnedBoxIsDrawnTurned() throws {
        let region = Region(x: 220, y: 140, width: 200, height: 200, tilt: .pi / 4)
        let picture = try draw(isMirrored: false, region: region)
        let box = try #require(picture.bounds(near: Theme.ink, in: layout.video, tolerance: 30))
        let diagonal = 200 * 2.0.squareRoot() * transform(false).scale
        #expect(abs(box.width - diagonal) < 10 && abs(box.height - diagonal) < 10)
    }

    @Test func dimmedVideoStepsBack() throws {
        let picture = try draw(isMirrored: false, region: Region(x: 64, y: 64, width: 90, height: 90), isDimmed: true)
        #expect(pixel(picture, 0.3, 0.5).red < 90)
        #expect(picture.bounds(near: Theme.ink, in: layout.video, tolerance: 30) == nil)
    }

    @Test func beforeTheFirstFrameThereIsAWord() throws {
        let sheet = try Sheet(width: 800, height: 600)
        VideoView(
            layout: layout, texture: nil, transform: transform(true), region: nil, isHolding: false, isDimmed: false
        ).draw(with: sheet.painter)
        let picture = try sheet.picture()
        #expect(picture.count(near: Theme.quiet, in: layout.video, tolerance: 40) > 100)
        #expect(picture[Int(layout.video.x) + 30, Int(layout.video.y) + 30] == Theme.panel)
    }

    @Test func cornersAreRound() throws {
        let picture = try draw(isMirrored: false, region: nil)
        #expect(picture[Int(layout.video.x), Int(layout.video.y)].distance(to: Theme.background) < 8)
    }
}
