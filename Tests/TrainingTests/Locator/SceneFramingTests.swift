import Basics
import Datasets
import Imaging
import Testing

@testable import Training

@Suite struct SceneFramingTests {
    private func isClose(_ one: Region, _ other: Region, within limit: Double = 0.01) -> Bool {
        abs(one.x - other.x) < limit && abs(one.y - other.y) < limit && abs(one.width - other.width) < limit
            && abs(one.height - other.height) < limit
    }

    @Test func aBoxIsScaledAndPut() {
        let framing = SceneFraming(putting: SIMD2(30, 40), at: SIMD2(50, 60), scale: 2, side: 100)
        let box = framing.target(Region(x: 20, y: 30, width: 20, height: 10))
        #expect(isClose(box, Region(x: 30, y: 40, width: 40, height: 20)))
    }

    @Test func aFlipSwapsLeftAndRight() {
        let framing = SceneFraming(putting: SIMD2(30, 40), at: SIMD2(50, 60), scale: 1, isFlipped: true, side: 100)
        let box = framing.target(Region(x: 32, y: 40, width: 8, height: 10))
        #expect(isClose(box, Region(x: 40, y: 60, width: 8, height: 10)))
    }

    @Test func stretchingWidens() {
        let framing = SceneFraming(putting: SIMD2(0, 0), at: SIMD2(50, 50), scale: 1, stretch: 4, side: 100)
        let box = framing.target(Region(x: -5, y: -5, width: 10, height: 10))
        #expect(isClose(box, Region(x: 40, y: 47.5, width: 20, height: 5)))
    }

    @Test func aTurnedBoxHoldsItsEllipse() {
        let framing = SceneFraming(putting: SIMD2(0, 0), at: SIMD2(50, 50), scale: 1, turn: .pi / 2, side: 100)
        let box = framing.target(Region(x: -10, y: -20, width: 20, height: 40))
        #expect(isClose(box, Region(x: 30, y: 40, width: 40, height: 20)))
    }

    @Test func theBoxOfPointsIsTight() {
        let framing = SceneFraming(putting: SIMD2(10, 10), at: SIMD2(50, 50), scale: 2, side: 100)
        let box = framing.target(boxOf: [SIMD2(10, 10), SIMD2(20, 12), SIMD2(15, 30)])
        #expect(isClose(box, Region(x: 50, y: 50, width: 20, height: 40)))
    }

    @Test func theSceneShowsWhatTheBoxSays() {
        var image = GreyImage(width: 40, height: 40)
        for y in 10..<20 { for x in 5..<15 { image[x, y] = 255 } }
        let framing = SceneFraming(putting: SIMD2(20, 20), at: SIMD2(32, 32), scale: 1.5, side: 64)
        let box = framing.target(Region(x: 5, y: 10, width: 10, height: 10))
        var plane = PixelPlane(side: 64)
        plane.fill(from: image, through: framing.map)
        let (midX, midY) = (Int(box.x + box.width / 2), Int(box.y + box.height / 2))
        #expect(plane.values[midY * 64 + midX] == 255)
        #expect(plane.values[midY * 64 + Int(box.x) - 2] == 0)
        #expect(plane.values[midY * 64 + Int(box.x) + 2] == 255)
        #expect(plane.values[(Int(box.y + box.height) + 2) * 64 + midX] == 0)
    }
}

@Suite struct LocatorSceneTests {
    @Test func scenesAreToldApartByPictureAndBoxes() {
        let scene = LocatorScene(image: GreyImage(width: 4, height: 3), boxes: [])
        #expect(scene == LocatorScene(image: GreyImage(width: 4, height: 3), boxes: []))
        #expect(scene != LocatorScene(image: GreyImage(width: 4, height: 3, filledWith: 1), boxes: []))
        #expect(scene != LocatorScene(image: scene.image, boxes: [Region(x: 0, y: 0, width: 1, height: 1)]))
    }
}

@Suite struct SignerSamplerTests {
    @Test func peopleWeighEvenly() {
        let sampler = SignerSampler(["ann"] + [String](repeating: "bob", count: 99))
        var generator = SeededGenerator(seed: 1)
        let drawn = (0..<1000).map { _ in sampler.draw(using: &generator) }
        #expect((430...570).contains(drawn.count { $0 == 0 }))
        #expect(Set(drawn).count > 95)
    }

    @Test func nothingIsNothing() {
        #expect(SignerSampler([]).isEmpty)
        #expect(!SignerSampler(["ann"]).isEmpty)
    }
}
