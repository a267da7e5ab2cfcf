import Foundation
import Imaging
import RecognitionSupport
import TestSupport
import Testing

@testable import Recognition

@Suite struct TrackingLocatorTests {
    private let folder: TemporaryFolder
    private let net: LocatorNet

    init() throws {
        folder = try TemporaryFolder()
        try PatternLocator.write(to: folder.file("l.safetensors"))
        net = try LocatorNet(contentsOf: folder.file("l.safetensors"))
    }

    private typealias Place = (x: Double, y: Double)

    /// Shows hands for some frames, 30 a second, and returns what was read.
    private func play(
        _ locator: inout TrackingLocator, frames: Int, from start: Double = 0, _ hands: (Int) -> [Place]
    ) throws -> [Region?] {
        try (0..<frames).map { number in
            let picture = PatternLocator.picture(hands(number))
            return try locator.locate(
                in: PatternAlphabet.frame(picture, time: start + Double(number) * 1000 / 30, sequence: number))
        }
    }

    private func isAbout(_ place: Place, _ region: Region?, by least: Double = 0.6) -> Bool {
        region.map { $0.overlap(with: PatternLocator.box(about: place).square(scaledBy: 1.2)) > least } ?? false
    }

    @Test func theRegionIsTheHandsSquareWidened() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let region = try #require(try play(&locator, frames: 1) { _ in [(x: 220, y: 90)] }[0])
        #expect(isAbout((x: 220, y: 90), region))
        let hand = try #require(locator.hand)
        #expect(region == hand.box.square(scaledBy: 1.2))
        #expect(hand.confidence >= net.threshold)
    }

    @Test func aStillHandHasAStillRegion() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let regions = try play(&locator, frames: 40) { _ in [(x: 150, y: 120)] }
        #expect(Set(regions.compactMap { $0.map { Int($0.x.rounded()) } }).count == 1)
    }

    @Test func aMovingHandIsFollowed() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        func place(_ number: Int) -> Place { (x: 70 + 5 * Double(number), y: 120) }
        let regions = try play(&locator, frames: 36) { [place($0)] }
        for (number, region) in regions.enumerated() { #expect(isAbout(place(number), region, by: 0.45), "\(number)") }
    }

    @Test func aHandThatLeavesIsGoneAfterAMoment() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let regions = try play(&locator, frames: 30) { $0 < 10 ? [(x: 150, y: 120)] : [] }
        let last = try #require(regions.lastIndex { $0 != nil })
        #expect((12...16).contains(last), "it is remembered for 200 ms")
        #expect(locator.hand == nil)
    }

    @Test func aHandThatJumpsIsFoundInTheSameFrame() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let regions = try play(&locator, frames: 20) { [$0 < 10 ? (x: 60, y: 60) : (x: 260, y: 180)] }
        #expect(isAbout((x: 60, y: 60), regions[9]))
        #expect(isAbout((x: 260, y: 180), regions[10]))
    }

    /// Joints in the corners of the box of the hand that is followed.
    private func tellWhereItIs(_ locator: inout TrackingLocator) {
        guard let box = locator.hand?.box else { return }
        let (x, y) = (Float(box.x), Float(box.y))
        let (right, bottom) = (x + Float(box.width), y + Float(box.height))
        _ = locator.refine(joints: [SIMD2(x, y), SIMD2(right, y), SIMD2(x, bottom), SIMD2(right, bottom)])
    }

    @Test func jointsCarryTheBoxBetweenLooks() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let (here, there): (Place, Place) = ((x: 60, y: 60), (x: 260, y: 180))
        _ = try play(&locator, frames: 1) { _ in [here] }
        #expect(locator.hand != nil)
        // The joints go on telling of a hand that the pictures do not show there any more, until it is looked for.
        var found: [Bool] = []
        for number in 1...6 {
            tellWhereItIs(&locator)
            let region = try play(&locator, frames: 1, from: Double(number) * 1000 / 30) { _ in [there] }[0]
            found.append(isAbout(there, region))
        }
        #expect(found == [false, true, true, true, true, true], "a look every second frame")
    }

    @Test func aHandThatRestsIsLookedForHalfAsOften() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let (here, there): (Place, Place) = ((x: 60, y: 60), (x: 260, y: 180))
        // It is seen where the joints tell that it is; then the pictures show it elsewhere.
        var found: [Bool] = []
        for number in 0...8 {
            tellWhereItIs(&locator)
            let place = number <= 2 ? here : there
            let region = try play(&locator, frames: 1, from: Double(number) * 1000 / 30) { _ in [place] }[0]
            found.append(isAbout(there, region))
        }
        // The look at the second frame has seen it at rest; the next is due 120 ms later, at the sixth.
        #expect(found == [false, false, false, false, false, false, true, true, true])
    }

    @Test func ofTwoHandsTheRaisedOneIsRead() throws {
        for (low, high) in [(70.0, 250.0), (250, 70)] {
            var locator = TrackingLocator(net, margin: 1.2)
            let regions = try play(&locator, frames: 60) { _ in [(x: low, y: 180), (x: high, y: 60)] }
            #expect(regions.allSatisfy { isAbout((x: high, y: 60), $0) })
        }
    }

    @Test func anotherHandIsTakenOnlyWhenItStaysTheBetterOne() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let regions = try play(&locator, frames: 90) { number in
            // The second hand is raised from the first second on.
            [(x: 70, y: 150), (x: 250, y: number < 30 ? 180 : 60)]
        }
        #expect(regions.prefix(40).allSatisfy { isAbout((x: 70, y: 150), $0) })
        #expect(isAbout((x: 250, y: 60), regions[89]))
        let changes = zip(regions, regions.dropFirst()).count { one, other in
            isAbout((x: 70, y: 150), one) != isAbout((x: 70, y: 150), other)
        }
        #expect(changes == 1)
    }

    @Test func framesThatFollowNoOtherAreSearchedAfresh() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        _ = try play(&locator, frames: 5) { _ in [(x: 60, y: 60)] }
        #expect(try play(&locator, frames: 1, from: 9000) { _ in [] } == [nil])
        let wide = PatternAlphabet.frame(PatternLocator.picture([(x: 500, y: 100)], width: 640), time: 9033)
        _ = try locator.locate(in: wide)
        let small = PatternAlphabet.frame(
            GreyImage(width: 64, height: 48, filledWith: 60), time: 9066)
        #expect(try locator.locate(in: small) == nil)
    }

    @Test func aFallbackIsReadWhereNoHandIsFound() throws {
        var locator = TrackingLocator(net, margin: 1.2, fallback: FixedBox())
        let regions = try play(&locator, frames: 2) { _ in [] }
        #expect(regions[0] == FixedBox().region(width: 320, height: 240))
        #expect(isAbout((x: 60, y: 60), try play(&locator, frames: 1, from: 100) { _ in [(x: 60, y: 60)] }[0]))
    }

    /// Joints that fill a box.
    private func joints(_ box: Region) -> [SIMD2<Float>] {
        (0..<21).map {
            SIMD2(Float(box.x + box.width * Double($0 % 5) / 4), Float(box.y + box.height * min(Double($0 / 5) / 4, 1)))
        }
    }

    @Test func aLookThatMissesAFingerHardlyMovesTheBox() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        // The locator sees the fist; the joints know of a finger above it.
        let fist = PatternLocator.box(about: (x: 150, y: 150))
        let hand = Region(x: fist.x, y: fist.y - 0.5 * fist.height, width: fist.width, height: 1.5 * fist.height)
        var overlaps: [Double] = []
        for number in 0..<60 {
            _ = try play(&locator, frames: 1, from: Double(number) * 1000 / 30) { _ in [(x: 150, y: 150)] }
            overlaps.append(try #require(locator.hand).box.overlap(with: hand))
            _ = locator.refine(joints: joints(hand))
        }
        #expect(try #require(overlaps.dropFirst(10).min()) > 0.88)
    }

    @Test func jointsCorrectTheBox() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let region = try #require(try play(&locator, frames: 1) { _ in [(x: 150, y: 120)] }[0])
        let old = try #require(locator.hand).box
        // Nearly where it was: the region that was read was good.
        #expect(locator.refine(joints: joints(old)) == nil)
        #expect(try #require(locator.hand).box.overlap(with: old) > 0.99)
        let aside = Region(x: old.x + 0.4 * old.width, y: old.y, width: old.width, height: old.height)
        let refined = locator.refine(joints: joints(aside))
        let better = try #require(refined)
        #expect(better.x > region.x + 0.1 * old.width)
        #expect(try #require(locator.hand).box.overlap(with: aside) > old.overlap(with: aside))
        // What lies elsewhere are not this hand's joints.
        let present = try #require(locator.hand)
        #expect(locator.refine(joints: joints(Region(x: 0, y: 0, width: 20, height: 20))) == nil)
        #expect(locator.refine(joints: []) == nil)
        #expect(locator.hand == present)
    }

    @Test func aFaintHandIsFoundAtOnceOrWithinAMoment() throws {
        try PatternLocator.write(to: folder.file("strict.safetensors"), threshold: "0.9")
        var locator = TrackingLocator(
            try LocatorNet(contentsOf: folder.file("strict.safetensors")), margin: 1.2)
        // A hand beside a black curtain is only found where each part is searched; an empty wall has none.
        var wall = GreyImage(width: 320, height: 240, filledWith: 100)
        for y in 0..<240 { for x in 224..<320 { wall[x, y] = 0 } }
        var hand = wall
        for y in 55..<125 { for x in 55..<125 { hand[x, y] = 125 } }
        func isFound(_ picture: GreyImage, after milliseconds: Double) throws -> Bool {
            try locator.locate(in: PatternAlphabet.frame(picture, time: milliseconds)) != nil
        }
        #expect(try isFound(hand, after: 0))
        var empty = locator
        #expect(try empty.locate(in: PatternAlphabet.frame(wall, time: 2000)) == nil)
        locator = empty
        // Parts are searched every 300 ms.
        let found = try (1...20).map { try isFound(hand, after: 2000 + 33 * Double($0)) }
        #expect(found.firstIndex(of: true) == 9)
    }

    @Test func allHandsOfAPictureAreTold() throws {
        let locator = TrackingLocator(net, margin: 1.2)
        let picture = PatternLocator.picture([(x: 70, y: 150), (x: 250, y: 60)])
        #expect(try locator.hands(in: PatternAlphabet.frame(picture, time: 0)).count == 2)
    }

    @Test func aFrameThatIsNoPictureIsRefusedAndTheHandKept() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        _ = try play(&locator, frames: 5) { _ in [(x: 150, y: 120)] }
        let broken = Frame(
            format: .grey, width: 320, height: 240, stride: 320, time: 167, sequence: 5,
            storage: FrameStorage(copying: [1, 2, 3]))
        #expect(throws: ImageError.self) { try locator.locate(in: broken) }
        #expect(locator.hand != nil)
    }
}
