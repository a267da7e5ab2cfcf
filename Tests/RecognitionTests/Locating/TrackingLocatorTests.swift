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

    /// What a letter network says of a candidate: how likely it is a letter.
    private func prediction(_ region: Region, letter: Float) -> LetterPrediction {
        LetterPrediction(labels: ["A", "nothing"], region: region, probabilities: [letter, 1 - letter])
    }

    /// Shows a frame and returns what is chosen.
    ///
    /// - Parameter letter: how likely each region is a letter.
    private func show(
        _ locator: inout TrackingLocator, _ frame: Frame, after elapsed: Double?,
        letter: (Region) -> Float = { _ in 0.95 }
    ) throws -> Region? {
        let regions = try locator.candidates(in: frame, after: elapsed)
        return locator.choose(among: regions.map { prediction($0, letter: letter($0)) }).map { regions[$0] }
    }

    /// Shows hands for some frames, 30 a second, and returns what was read; by default every hand shows a letter, and
    /// nothing else does.
    private func play(
        _ locator: inout TrackingLocator, frames: Int, from start: Double = 0,
        letter: ((Int, Region) -> Float)? = nil, _ hands: (Int) -> [Place]
    ) throws -> [Region?] {
        try (0..<frames).map { number in
            let time = start + Double(number) * 1000 / 30
            let places = hands(number)
            let frame = PatternAlphabet.frame(PatternLocator.picture(places), time: time, sequence: number)
            return try show(&locator, frame, after: time == 0 ? nil : 1000.0 / 30) { region in
                letter?(number, region) ?? (places.contains { isAbout($0, region, by: 0.3) } ? 0.95 : 0.05)
            }
        }
    }

    private func isAbout(_ place: Place, _ region: Region?, by least: Double = 0.6) -> Bool {
        region.map { $0.iou(with: PatternLocator.box(about: place).square(scaledBy: 1.2)) > least } ?? false
    }

    @Test func theRegionIsTheHandsSquareWidened() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let region = try #require(try play(&locator, frames: 1) { _ in [(x: 220, y: 90)] }[0])
        #expect(isAbout((x: 220, y: 90), region))
        let hand = try #require(locator.hand)
        #expect(region == hand.box.square(scaledBy: 1.2))
        #expect(hand.confidence >= net.threshold)
    }

    @Test func whatShowsNoLetterIsNoHand() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let regions = try play(&locator, frames: 30, letter: { _, _ in 0.2 }) { _ in [(x: 150, y: 120)] }
        #expect(regions.allSatisfy { $0 == nil })
        #expect(locator.hand == nil)
    }

    @Test func aHandGoesOnWithLessThanItTakesToBegin() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let regions = try play(&locator, frames: 60, letter: { number, _ in number < 30 ? 0.95 : 0.6 }) { _ in
            [(x: 150, y: 120)]
        }
        #expect(regions.allSatisfy { $0 != nil })
        var other = TrackingLocator(net, margin: 1.2)
        let unsure = try play(&other, frames: 30, letter: { _, _ in 0.6 }) { _ in [(x: 150, y: 120)] }
        #expect(unsure.allSatisfy { $0 == nil })
    }

    @Test func aFaceThatIsRaisedAboveTheHandIsNotRead() throws {
        let (face, hand): (Place, Place) = ((x: 150, y: 60), (x: 250, y: 180))
        var locator = TrackingLocator(net, margin: 1.2)
        let regions = try play(
            &locator, frames: 90, letter: { isAbout(face, $1, by: 0.3) ? 0.3 : 0.95 }
        ) { _ in [face, hand] }
        #expect(regions.allSatisfy { isAbout(hand, $0) })
    }

    @Test func aHandThatShowsNoLetterAnyMoreIsGivenUpAndItsPlaceAvoided() throws {
        let place: Place = (x: 150, y: 120)
        var locator = TrackingLocator(net, margin: 1.2)
        // A letter for half a second, then none, then something that is hardly one, then a sure one.
        let letters: [Float] = [0.95, 0.2, 0.85, 0.97]
        let regions = try play(&locator, frames: 75, letter: { number, _ in letters[number / 20] }) { _ in [place] }
        #expect(regions[..<20].allSatisfy { $0 != nil })
        #expect(regions[20..<28].allSatisfy { $0 != nil }, "for 300 ms it may only be on its way")
        #expect(regions[30..<60].allSatisfy { $0 == nil })
        #expect(regions[60...].allSatisfy { $0 != nil })
    }

    @Test func aPlaceIsAvoidedOnlyWhileItIsTheSame() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        func letter(_ number: Int, _: Region) -> Float { number < 10 ? 0.95 : number < 30 ? 0.2 : 0.85 }
        let regions = try play(&locator, frames: 40, letter: letter) { [$0 < 30 ? (x: 100, y: 120) : (x: 220, y: 120)] }
        #expect(regions[25..<30].allSatisfy { $0 == nil })
        #expect(regions[30...].allSatisfy { isAbout((x: 220, y: 120), $0) }, "elsewhere it is something else")
    }

    @Test func aSureLetterTakesThePlaceOfWhatShowsNone() throws {
        let (first, second): (Place, Place) = ((x: 70, y: 100), (x: 250, y: 110))
        var locator = TrackingLocator(net, margin: 1.2)
        let regions = try play(
            &locator, frames: 40,
            letter: { number, region in isAbout(first, region, by: 0.3) ? (number < 10 ? 0.95 : 0.3) : 0.95 }
        ) { $0 < 5 ? [first] : [first, second] }
        #expect(isAbout(first, regions[9]))
        #expect(regions[19...].allSatisfy { isAbout(second, $0) }, "within a scan or the patience with the first")
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

    @Test func aHandThatIsNotSeenButReadIsKeptForASecond() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let regions = try play(&locator, frames: 60, letter: { _, _ in 0.95 }) { $0 < 10 ? [(x: 150, y: 120)] : [] }
        #expect((36...42).contains(try #require(regions.lastIndex { $0 != nil })))
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
        _ = locator.refine(by: told([SIMD2(x, y), SIMD2(right, y), SIMD2(x, bottom), SIMD2(right, bottom)]))
    }

    /// A letter with its landmarks.
    private func told(_ landmarks: [SIMD2<Float>]) -> LetterPrediction {
        LetterPrediction(
            labels: ["A", "nothing"], region: Region(x: 0, y: 0, width: 1, height: 1), probabilities: [1, 0],
            landmarks: landmarks)
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

    @Test func ofTwoThatLookAlikeTheOneThatHasMovedInIsRead() throws {
        let (lamp, hand): (Place, Place) = ((x: 70, y: 120), (x: 250, y: 130))
        var locator = TrackingLocator(net, margin: 1.2)
        // Both may be letters, but at first none is one.
        let regions = try play(&locator, frames: 60, letter: { number, _ in number < 35 ? 0.3 : 0.85 }) {
            $0 < 30 ? [lamp] : [lamp, hand]
        }
        #expect(regions[..<35].allSatisfy { $0 == nil })
        #expect(regions[35...].allSatisfy { isAbout(hand, $0) })
        // Without movement the raised one, or else the surer one, is.
        var still = TrackingLocator(net, margin: 1.2)
        #expect(isAbout(lamp, try play(&still, frames: 1) { _ in [lamp, hand] }[0]))
    }

    @Test func aHandThatRestsForLongIsKept() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let regions = try play(&locator, frames: 900) { $0 < 10 ? [] : [(x: 150, y: 120)] }
        #expect(regions[10...].allSatisfy { isAbout((x: 150, y: 120), $0) })
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
        #expect(try show(&locator, PatternAlphabet.frame(PatternLocator.picture([]), time: 9000), after: nil) == nil)
        let wide = PatternAlphabet.frame(PatternLocator.picture([(x: 500, y: 100)], width: 640), time: 9033)
        _ = try show(&locator, wide, after: 33)
        let small = PatternAlphabet.frame(
            GreyImage(width: 64, height: 48, filledWith: 60), time: 9066)
        #expect(try show(&locator, small, after: 33) == nil)
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
            overlaps.append(try #require(locator.hand).box.iou(with: hand))
            _ = locator.refine(by: told(joints(hand)))
        }
        #expect(try #require(overlaps.dropFirst(10).min()) > 0.88)
    }

    @Test func jointsCorrectTheBox() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        let region = try #require(try play(&locator, frames: 1) { _ in [(x: 150, y: 120)] }[0])
        let old = try #require(locator.hand).box
        // Nearly where it was: the region that was read was good.
        #expect(locator.refine(by: told(joints(old))) == nil)
        #expect(try #require(locator.hand).box.iou(with: old) > 0.99)
        let aside = Region(x: old.x + 0.4 * old.width, y: old.y, width: old.width, height: old.height)
        let refined = locator.refine(by: told(joints(aside)))
        let better = try #require(refined)
        #expect(better.x > region.x + 0.1 * old.width)
        #expect(try #require(locator.hand).box.iou(with: aside) > old.iou(with: aside))
        // What lies elsewhere are not this hand's joints.
        let present = try #require(locator.hand)
        #expect(locator.refine(by: told(joints(Region(x: 0, y: 0, width: 20, height: 20)))) == nil)
        #expect(locator.refine(by: told([])) == nil)
        #expect(locator.hand == present)
    }

    @Test func aSmallHandIsFoundAtOnceOrWithinAMoment() throws {
        var locator = TrackingLocator(net, margin: 1.2)
        // A hand so small that only a thorough look sees it; an empty wall has none.
        let wall = PatternLocator.picture([])
        var far = wall
        for y in 60..<100 { for x in 60..<100 { far[x, y] = 90 } }
        func isFound(_ picture: GreyImage, at time: Double) throws -> Bool {
            let frame = PatternAlphabet.frame(picture, time: time)
            return try show(&locator, frame, after: time == 0 ? nil : 1000.0 / 30) != nil
        }
        #expect(try isFound(far, at: 0))
        locator = TrackingLocator(net, margin: 1.2)
        #expect(try !isFound(wall, at: 0))
        // A thorough look is due every 300 ms.
        let found = try (1...20).map { try isFound(far, at: 33 * Double($0)) }
        #expect(found.firstIndex(of: true) == 8)
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
        #expect(throws: ImageError.self) { try locator.candidates(in: broken, after: 33) }
        #expect(locator.hand != nil)
    }
}
