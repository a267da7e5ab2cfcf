import Datasets
import Imaging
import Testing
import TrainingSupport

@testable import Training

@Suite struct LocatorDataTests {
    @Test func heldPeopleAreOnlyTestedWith() {
        var data = LocatorData(frames: DrawnFrames.frames(count: 3), held: ["bob", "dan"])
        #expect(Set(data.frames.map(\.signer)) == ["ann", "cid"])
        #expect(Set(data.validationFrames.map(\.signer)) == ["bob", "dan"])
        let crops = ["ann", "bob", "eve"].map { DrawnFrames.crop(1, signer: $0) }
        data.add(crops: Dataset(samples: crops, namesSigners: true))
        #expect(data.crops.map(\.signer) == ["ann", "eve"])
    }

    @Test func cropsWithoutJointsOrHandsAreOfNoUse() {
        var data = LocatorData(frames: DrawnFrames.frames(count: 1), held: [])
        var nothing = DrawnFrames.crop(1, signer: "eve")
        nothing.label = "nothing"
        let samples = [nothing, Drawn.sample("A", signer: "eve", number: 1), DrawnFrames.crop(2, signer: "eve")]
        data.add(crops: Dataset(samples: samples, namesSigners: true))
        #expect(data.crops.count == 1)
    }

    @Test func aPartOfThePicturesWithoutHandsIsKept() {
        var data = LocatorData(frames: DrawnFrames.frames(count: 1), held: ["ann"])
        data.add(negatives: Drawn.nothing(count: 100))
        #expect(data.negatives.count + data.validationNegatives.count == 100)
        #expect((10...40).contains(data.validationNegatives.count))
    }

    @Test func theSameSeedHoldsTheSamePeople() {
        let frames = DrawnFrames.frames(signers: (0..<20).map { "p\($0)" }, count: 1)
        let held = LocatorData.held(of: frames, share: 0.2, seed: 3)
        #expect(held.count == 4)
        #expect(LocatorData.held(of: frames.reversed(), share: 0.2, seed: 3) == held)
        #expect(LocatorData.held(of: frames, share: 0.2, seed: 4) != held)
        #expect(LocatorData.held(of: frames, share: 0.001, seed: 3).count == 1)
    }

    @Test func renderedHandsAreFurtherPeople() {
        var data = LocatorData(frames: DrawnFrames.frames(count: 1), held: [])
        data.addRendered(count: 6, seed: 1)
        #expect(data.crops.count == 6 && data.rooms.count == 6)
        #expect(data.crops.allSatisfy { $0.signer.hasPrefix("rendered-") && $0.landmarks?.count == 21 })
    }
}
