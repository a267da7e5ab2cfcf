import Testing

@testable import Display

@Suite struct WindowLayoutTests {
    static let sizes: [(Double, Double)] = [
        (320, 240), (240, 180), (440, 320), (640, 480), (800, 600), (1280, 720), (1920, 1080), (3840, 2160),
        (2560, 700), (720, 1280), (480, 900), (1080, 1920), (500, 330),
    ]
    static let aspects = [4.0 / 3, 16.0 / 9, 1, 9.0 / 16]

    @Test(arguments: sizes, aspects)
    func everythingLiesInTheWindow(size: (Double, Double), aspect: Double) {
        let layout = WindowLayout(width: size.0, height: size.1, videoAspect: aspect)
        let parts = [layout.video, layout.holdRing, layout.candidates, layout.text, layout.choices]
        for part in parts + (layout.status.map { [$0] } ?? []) {
            #expect(part.x >= 0 && part.y >= 0, "\(part)")
            #expect(part.maxX <= size.0 + 0.5 && part.maxY <= size.1 + 0.5, "\(part)")
            #expect(part.width >= 0 && part.height >= 0, "\(part)")
        }
    }

    @Test(arguments: sizes, aspects)
    func nothingLiesOnAnythingElseUnlessCompact(size: (Double, Double), aspect: Double) {
        let layout = WindowLayout(width: size.0, height: size.1, videoAspect: aspect)
        guard layout.arrangement != .compact else { return }
        let parts =
            [layout.video, layout.holdRing, layout.candidates, layout.text, layout.choices]
            + (layout.status.map { [$0] } ?? [])
        for (index, first) in parts.enumerated() {
            for second in parts[(index + 1)...] {
                let isApart =
                    first.maxX <= second.x || second.maxX <= first.x || first.maxY <= second.y
                    || second.maxY <= first.y
                #expect(isApart, "\(first) and \(second)")
            }
        }
    }

    @Test(arguments: sizes)
    func choicesStandSideBySideBelowTheText(size: (Double, Double)) {
        let layout = WindowLayout(width: size.0, height: size.1, videoAspect: 4 / 3)
        let places = (0..<layout.choiceCount).map { layout.choice($0) }
        #expect((2...WindowLayout.maximumChoices).contains(places.count))
        for (left, right) in zip(places, places.dropFirst()) {
            #expect(right.x > left.maxX && abs(right.width - left.width) <= 1 && right.y == left.y)
        }
        for place in places {
            #expect(place.y >= layout.text.maxY && place.height >= Double(layout.sizes.small) * 1.5)
            #expect(place.x >= layout.choices.x && place.maxX <= layout.choices.maxX + 1)
        }
    }

    @Test(arguments: sizes, aspects)
    func videoKeepsItsShapeToAPixel(size: (Double, Double), aspect: Double) {
        let video = WindowLayout(width: size.0, height: size.1, videoAspect: aspect).video
        #expect(abs(video.width - video.height * aspect) <= 1 + aspect)
        #expect(video.width >= size.0 * 0.2 || video.height >= size.1 * 0.2)
    }

    @Test(arguments: [
        ((1280.0, 720.0), WindowLayout.Arrangement.beside), ((640, 480), .beside), ((320, 240), .compact),
        ((720, 1280), .below), ((300, 900), .compact), ((3840, 2160), .beside),
    ])
    func arrangementFollowsTheShape(size: (Double, Double), expected: WindowLayout.Arrangement) {
        #expect(WindowLayout(width: size.0, height: size.1, videoAspect: 4 / 3).arrangement == expected)
    }

    @Test func theUsualWindowShowsItAll() {
        let layout = WindowLayout(width: 1280, height: 720, videoAspect: 4 / 3)
        #expect(layout.candidateCount == WindowLayout.maximumCandidates)
        #expect(layout.holdRing.width == layout.holdRing.height)
        #expect(layout.holdRing.width >= 300)
        #expect(layout.text.height >= 2 * layout.textLineHeight)
        #expect(layout.video.width >= 640)
        #expect(layout.status != nil)
        #expect(layout.choiceCount == WindowLayout.maximumChoices)
    }

    @Test func doublingTheWindowDoublesEverything() throws {
        let small = WindowLayout(width: 1280, height: 720, videoAspect: 4 / 3)
        let large = WindowLayout(width: 2560, height: 1440, videoAspect: 4 / 3)
        #expect(abs(large.video.width - 2 * small.video.width) <= 4)
        #expect(abs(large.holdRing.width - 2 * small.holdRing.width) <= 4)
        #expect(large.sizes.text == 2 * small.sizes.text)
    }

    @Test func typeIsNeverTooSmallToRead() {
        for (width, height) in Self.sizes {
            let sizes = WindowLayout(width: width, height: height, videoAspect: 4 / 3).sizes
            #expect(sizes.text >= 18 && sizes.body >= 13 && sizes.small >= 11)
        }
    }

    @Test func aDenseDisplayHasTheSameArrangementInMorePixels() {
        let plain = WindowLayout(width: 400, height: 300, videoAspect: 4 / 3)
        let dense = WindowLayout(width: 800, height: 600, videoAspect: 4 / 3, density: 2)
        #expect(plain.arrangement == dense.arrangement)
        #expect(dense.sizes.small == 2 * plain.sizes.small)
    }
}
