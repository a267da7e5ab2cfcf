import Imaging
import Testing

@testable import HandModel

@Suite struct HandRendererTests {
    @Test func lightIsEncodedAsSRGB() {
        #expect(HandRenderer.encoded(0) == 0)
        #expect(HandRenderer.encoded(1) == 255)
        #expect(HandRenderer.encoded(7) == 255)
        // 0.2140 is the linear light of the middle grey 128 (127.5 / 255 to the power of 2.4, about).
        #expect(abs(Int(HandRenderer.encoded(0.2140)) - 127) <= 1)
        #expect(HandRenderer.encoded(-1) == 0)
    }

    @Test func pixelsAreSetInTheirPlace() {
        var image = RGBImage(width: 3, height: 2)
        image.setPixel(1, 1, linear: [0.2140, 0, 9])
        #expect(image.pixels[12] >= 126 && image.pixels[12] <= 128)
        #expect(image.pixels[13] == 0)
        #expect(image.pixels[14] > 250)
        #expect(image.pixels[0..<12].allSatisfy { $0 == 0 })
    }

    @Test func portraitsShowSkinBeforeTheWall() {
        let portrait = HandRenderer.portrait(
            of: HandScene(pose: HandPose()), side: 60, supersampling: 1)
        let wall = Backdrop.wall.picture(width: 60, height: 60)
        #expect(Array(portrait.pixels[0..<30]) == Array(wall.pixels[0..<30]))
        let middle = 3 * (34 * 60 + 30)
        #expect(portrait.pixels[middle] > portrait.pixels[middle + 2] + 20, "skin is redder than blue")
    }

    @Test func supersamplingSmoothsEdges() {
        func tones(_ factor: Int) -> Int {
            Set(
                HandRenderer.portrait(
                    of: HandScene(pose: HandPose(), skin: Skin(melanin: 0)), side: 40,
                    backdrop: Backdrop(top: [0, 0, 0], bottom: [0, 0, 0]), supersampling: factor
                ).pixels.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)
            ).count
        }
        #expect(tones(3) >= tones(1))
    }

    @Test func darkSkinIsDarker() {
        func mean(_ melanin: Float) -> Int {
            let picture = HandRenderer.portrait(
                of: HandScene(pose: HandPose(), skin: Skin(melanin: melanin)), side: 40, supersampling: 1)
            return picture.pixels.map { Int($0) }.reduce(0, +) / picture.pixels.count
        }
        #expect(mean(0.05) > mean(0.5) + 5)
        #expect(mean(0.5) > mean(0.95) + 5)
    }
}
