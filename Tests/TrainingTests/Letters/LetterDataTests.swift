import Datasets
import Foundation
import Imaging
import Recognition
import RecognitionSupport
import TestSupport
import Testing
import TrainingSupport

@testable import Training

@Suite struct LetterDataTests {
    @Test func picturesOfNobodyServeAsBackdrops() {
        var data = LetterData(train: Drawn.dataset(count: 1), validation: Drawn.dataset(count: 1), samePeople: true)
        data.add(negatives: Drawn.nothing(count: 100), name: "walls")
        let learned = data.train.samples.filter { $0.label == "nothing" }
        #expect(data.backdrops == learned.map(\.image))
        #expect(data.held["walls"]?.samples.count == 100 - learned.count)
        #expect(data.labels == ["A", "B", "C", "nothing"])
    }

    @Test func handsWithoutLettersDoNot() {
        var data = LetterData(
            train: Drawn.dataset(signers: ["ann"], count: 1), validation: Drawn.dataset(signers: ["bob"], count: 1),
            samePeople: false)
        data.add(negatives: Drawn.dataset(signers: ["ann", "bob"], count: 2), name: "other")
        #expect(data.backdrops.isEmpty)
        // Bob is tested with, so his open hands are not learned either.
        #expect(data.held["other"]?.signers == ["bob"])
        #expect(data.train.samples.filter { $0.label == "nothing" }.allSatisfy { $0.signer == "ann" })
        #expect(data.train.samples.count == 3 + 6)
    }

    @Test func whatWasSkippedIsKeptInMind() {
        var data = LetterData(train: Drawn.dataset(count: 1), validation: Drawn.dataset(count: 1), samePeople: true)
        var walls = Drawn.nothing(count: 1)
        walls.skipped = [SkippedFile(name: "a", reason: "b")]
        data.add(negatives: walls, name: "walls")
        #expect(data.train.skipped == walls.skipped)
    }
}

@Suite struct HardNegativesTests {
    private let folder: TemporaryFolder
    private let finder: HardNegatives

    init() throws {
        folder = try TemporaryFolder()
        try PatternLocator.write(to: folder.file("l.safetensors"))
        finder = HardNegatives(try LocatorNet(contentsOf: folder.file("l.safetensors")), margin: 1.2)
    }

    private let hand = (x: 70.0, y: 150.0)
    private let face = (x: 240.0, y: 80.0)

    @Test func whatIsTakenForAHandBesideTheHandIsNone() throws {
        let image = PatternLocator.picture([hand, face])
        let samples = try finder.samples(
            in: image, hands: [PatternLocator.box(about: hand)], name: "f.jpg", signer: "ann")
        let sample = try #require(samples.first)
        #expect(samples.allSatisfy { $0.label == LetterLabels.nothing && $0.signer == "ann" && $0.landmarks == nil })
        // The region lies in the part that is kept, and shows the face.
        let all = Region(x: 0, y: 0, width: Double(sample.image.width), height: Double(sample.image.height))
        #expect(all.coverage(of: sample.region) > 0.9)
        let (x, y) = (Int(sample.region.x + sample.region.width / 2), Int(sample.region.y + sample.region.height / 2))
        #expect(sample.image[x, y] == 200)
        #expect(sample.image.width < image.width)
    }

    @Test func aPlaceThatShowsMuchOfTheHandIsLeftOut() throws {
        // The label says that the hand fills the picture.
        let samples = try finder.samples(
            in: PatternLocator.picture([face]), hands: [Region(x: 160, y: 10, width: 150, height: 140)], name: "f",
            signer: "ann")
        #expect(samples.isEmpty)
    }

    @Test func anEmptyRoomTeachesNothing() throws {
        #expect(try finder.samples(in: PatternLocator.picture([]), name: "f", signer: "ann").isEmpty)
    }

    @Test func aTrainingLearnsThemApartFromTheOthers() throws {
        let frame = LabelledFrame(
            name: "f", image: PatternLocator.picture([hand, face]),
            hands: [LabelledFrame.Hand(box: PatternLocator.box(about: hand), label: "A")], signer: "ann")
        let room = Sample(
            name: "r", image: PatternLocator.picture([face]), region: Region(x: 0, y: 0, width: 320, height: 240),
            label: LetterLabels.nothing, signer: "rooms")
        var data = LetterData(
            train: Dataset(samples: [], namesSigners: true), validation: Dataset(samples: [], namesSigners: true),
            samePeople: false)
        // Of pictures of nobody some are held back; the name decides.
        data.add(
            negatives: Dataset(
                samples: (0..<40).map { number in
                    var room = room
                    room.name = "r\(number)"
                    return room
                }, namesSigners: false), name: "negatives")
        let learned = data.train.samples.count
        let net = try LocatorNet(contentsOf: folder.file("l.safetensors"))
        let count = try data.addHardNegatives(in: [frame], by: net, margin: 1.2)
        #expect(count > learned && data.train.samples.count == learned + count)
        #expect(data.train.samples.filter { $0.signer == "like a hand, rooms" }.count >= learned)
        #expect(Set(data.train.signers) == ["rooms", "beside ann", "like a hand, rooms"])
        #expect(data.labels == [LetterLabels.nothing])
    }
}
