import Charts
import CSDL2
import Foundation
import Imaging
import TestSupport
import Testing

@testable import Display

@MainActor
@Suite(.serialized, .enabled(if: XServer.isInstalled, "Xvfb is not installed"))
struct WindowDrawingTests {
    @Test func theLayoutFollowsTheVideosShape() throws {
        let window = try TestDisplay.open(width: 1280, height: 720)
        #expect(abs(window.currentLayout.video.width / window.currentLayout.video.height - 4 / 3) < 0.01)
        window.show(try TestFrame.redAndBlue(.yuyv, width: 640, height: 360), WindowContent(), WindowStatus())
        #expect(abs(window.currentLayout.video.width / window.currentLayout.video.height - 16 / 9) < 0.01)
    }

    @Test func absurdShapesStayInTheWindow() throws {
        let window = try TestDisplay.open()
        window.show(try TestFrame.redAndBlue(.rgb, width: 640, height: 4), WindowContent(), WindowStatus())
        #expect(window.currentLayout.video.height > 50)
        #expect(window.photograph() != nil)
    }

    @Test func theBoxIsDrawnWhereTheRegionIs() throws {
        let window = try TestDisplay.open(width: 1280, height: 720)
        let content = WindowContent(region: Region(x: 64, y: 48, width: 192, height: 192))
        window.show(try TestFrame.redAndBlue(.rgb, width: 640, height: 480), content, WindowStatus())
        let picture = try #require(window.photograph())
        let view = window.currentLayout.video
        let box = try #require(picture.bounds(near: Theme.ink, in: view, tolerance: 30))
        // In the mirror the box of the frame's left stands on the right: from 0.6 to 0.9 of the width.
        #expect(abs(box.x - (view.x + view.width * 0.6)) < 4 && abs(box.maxX - (view.x + view.width * 0.9)) < 4)
        #expect(abs(box.y - (view.y + view.height * 0.1)) < 4 && abs(box.maxY - (view.y + view.height * 0.5)) < 4)
    }

    @Test func aSmallWindowGivesItsPlaceToTheProblem() throws {
        let window = try TestDisplay.open(width: 320, height: 240)
        let content = WindowContent(letter: "B", confidence: 1, text: "HELLO")
        let frame = try TestFrame.redAndBlue(.rgb, width: 640, height: 480)
        window.show(frame, content, WindowStatus(problem: "Unplugged. Plug it in again."))
        let holdRing = window.currentLayout.holdRing
        let picture = try #require(window.photograph())
        #expect(picture.count(near: Theme.track, in: holdRing) == 0)
        #expect(picture.count(near: Theme.warning, in: Rectangle(picture)) > 50)
    }

    @Test func beforeTheFirstFrameTheWindowIsWhole() throws {
        let window = try TestDisplay.open()
        window.show(nil, WindowContent(), WindowStatus(source: "Test camera"))
        let picture = try #require(window.photograph())
        #expect(picture.count(near: Theme.quiet, in: window.currentLayout.video, tolerance: 60) > 50)
        #expect(picture[1, 1] == Theme.background)
    }
}
