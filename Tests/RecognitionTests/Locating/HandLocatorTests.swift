import Foundation
import Imaging
import RecognitionSupport
import TestSupport
import Testing

@testable import Recognition

@Suite struct HandLocatorTests {
    /// Finds the middle, and after a look at the joints something else.
    private struct Corrected: HandLocator {
        var found: Region?
        var better: Region?
        var heard: [[SIMD2<Float>]] = []

        mutating func locate(in frame: Frame) -> Region? { found }

        mutating func refine(joints: [SIMD2<Float>]) -> Region? {
            heard.append(joints)
            return better
        }
    }

    private let folder: TemporaryFolder
    private let net: LetterNet

    init() throws {
        folder = try TemporaryFolder()
        try PatternModel.write(to: folder.file("m.safetensors"))
        net = try LetterNet(contentsOf: folder.file("m.safetensors"))
    }

    private let frame = PatternAlphabet.frame(PatternAlphabet.picture("A"), time: 0)
    private let middle = FixedBox().region(width: 160, height: 120)

    @Test func theRegionIsRead() throws {
        var box = FixedBox()
        #expect(try box.read(frame, by: net, mirrored: false) == middle)
        #expect(net.seesLetter)
        #expect(box.refine(joints: []) == nil)
    }

    @Test func noHandIsNotRead() throws {
        var locator = Corrected()
        #expect(try locator.read(frame, by: net, mirrored: false) == nil)
        #expect(locator.heard.isEmpty)
    }

    @Test func aNetworkWithoutJointsCorrectsNothing() throws {
        var locator = Corrected(found: middle, better: Region(x: 0, y: 0, width: 9, height: 9))
        #expect(try locator.read(frame, by: net, mirrored: false) == middle)
        #expect(locator.heard.isEmpty)
    }
}
