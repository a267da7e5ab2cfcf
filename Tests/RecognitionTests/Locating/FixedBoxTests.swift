import Imaging
import Recognition
import Testing

@Suite struct FixedBoxTests {
    static func frame(_ width: Int, _ height: Int) -> Frame {
        Frame(
            format: .grey, width: width, height: height, stride: width, time: 0, sequence: 0,
            storage: FrameStorage(copying: [UInt8](repeating: 0, count: width * height)))
    }

    private func place(_ box: FixedBox, in frame: Frame) -> Region? {
        var box = box
        return box.candidates(in: frame, after: nil).first
    }

    @Test("The box nobody has moved is the centred square of 0.7 of the shorter side")
    func centred() {
        let box = FixedBox()
        #expect(place(box, in: Self.frame(640, 480)) == Region(x: 152, y: 72, width: 336, height: 336))
        #expect(place(box, in: Self.frame(100, 200)) == Region(x: 15, y: 65, width: 70, height: 70))
    }

    @Test(
        "A box is kept wholly inside the picture",
        arguments: [
            (Region(x: 10, y: 20, width: 30, height: 40), Region(x: 10, y: 20, width: 30, height: 40)),
            (Region(x: -10, y: -20, width: 30, height: 40), Region(x: 0, y: 0, width: 30, height: 40)),
            (Region(x: 190, y: 90, width: 30, height: 40), Region(x: 170, y: 60, width: 30, height: 40)),
            (Region(x: 1000, y: 5, width: 500, height: 40), Region(x: 0, y: 5, width: 200, height: 40)),
            (Region(x: 50, y: 50, width: 900, height: 900), Region(x: 0, y: 0, width: 200, height: 100)),
            (Region(x: 50, y: 50, width: 1, height: 0), Region(x: 50, y: 50, width: 8, height: 8)),
        ])
    func clamped(wanted: Region, expected: Region) {
        #expect(FixedBox(wanted).region(width: 200, height: 100) == expected)
    }

    @Test func aPictureSmallerThanTheSmallestBoxIsTheBox() {
        let box = FixedBox(Region(x: 5, y: 5, width: 40, height: 40))
        #expect(place(box, in: Self.frame(1, 1)) == Region(x: 0, y: 0, width: 1, height: 1))
        #expect(FixedBox().region(width: 0, height: 0) == FixedBox().region(width: 1, height: 1))
    }

    @Test func aBoxComesBackWhenThePictureGrowsAgain() {
        let wanted = Region(x: 300, y: 200, width: 200, height: 200)
        let box = FixedBox(wanted)
        #expect(place(box, in: Self.frame(320, 240)) == Region(x: 120, y: 40, width: 200, height: 200))
        #expect(place(box, in: Self.frame(640, 480)) == wanted)
    }
}
