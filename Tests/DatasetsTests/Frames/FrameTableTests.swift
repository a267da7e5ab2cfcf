import Foundation
import TestSupport
import Testing
import TrainingSupport

@testable import Datasets

@Suite struct FrameTableTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func readsFramesWithTheirHands() throws {
        var frames = DrawnFrames.frames(signers: ["ann", "bob"], count: 2)
        frames[1].hands.append(LabelledFrame.Hand(box: frames[0].hands[0].box, label: "B"))
        try DrawnFrames.write(frames, to: folder, in: "set")
        for url in [folder.file("set"), folder.file("set/hands.csv")] {
            let table = try FrameTable(url)
            #expect(table.skipped.isEmpty)
            #expect(table.frames.map(\.signer) == ["ann", "ann", "bob", "bob"])
            #expect(table.frames.map(\.image) == frames.map(\.image))
            #expect(table.frames.map(\.hands) == frames.map(\.hands))
        }
    }

    @Test func filesAreNamedFromTheFolderOrOneAboveIt() throws {
        let frame = DrawnFrames.frame(1, signer: "ann")
        let bytes = Array("P5\n80 60\n255\n".utf8) + frame.image.pixels
        for name in ["root/frames/train/ann/a.pgm", "root/frames/train/b.pgm"] { try folder.write(bytes, to: name) }
        let text = "file,x0,y0,x1,y1\nframes/train/ann/a.pgm,1,2,3,4\nb.pgm,1,2,3,4\ntrain/b.pgm,1,2,3,4\n"
        try folder.write(Array(text.utf8), to: "root/frames/train/hands.csv")
        let table = try FrameTable(folder.file("root/frames/train"))
        #expect(table.frames.count == 3 && table.skipped.isEmpty)
        #expect(table.frames.allSatisfy { $0.signer == "train" && $0.hands[0].label == "" })
    }

    @Test func whatCannotBeUsedIsNamed() throws {
        try DrawnFrames.write([DrawnFrames.frame(1, signer: "ann")], to: folder, in: "set")
        let url = folder.file("set/hands.csv")
        let more = "set/none.pgm,A,ann,1,2,3,4\nset/0.pgm,A,ann,5,5,5,9\n,A,ann,1,2,3,4\nset/0.pgm,A,ann,1,x,3,4\n"
        let text = try String(contentsOf: url, encoding: .utf8) + more
        try folder.write(Array(text.utf8), to: "set/hands.csv")
        let table = try FrameTable(url)
        #expect(table.frames.count == 1)
        #expect(table.skipped.count == 4)
        #expect(table.skipped.contains { $0.name == "set/none.pgm" })
        #expect(table.skipped.contains { $0.name.hasSuffix("hands.csv:4") && $0.reason.contains("without a size") })
        #expect(table.skipped.contains { $0.reason.contains("“x” in the column y0") })
    }

    @Test func aFolderThatIsNoSetIsRefused() throws {
        #expect(throws: DatasetError.missing(path: folder.file("none").path)) { try FrameTable(folder.file("none")) }
        #expect(throws: DatasetError.self) { try FrameTable(folder.url) }
        try folder.write(Array("file,x0,y0,x1\na,1,2,3\n".utf8), to: "hands.csv")
        #expect(
            throws: DatasetError.missingColumn(
                path: folder.file("hands.csv").path, column: "y1", found: ["file", "x0", "y0", "x1"])
        ) {
            try FrameTable(folder.url)
        }
        try folder.write(Array("file,x0,y0,x1,y1\n".utf8), to: "hands.csv")
        #expect(throws: DatasetError.empty(path: folder.file("hands.csv").path)) { try FrameTable(folder.url) }
        try folder.write(Array("file,x0,y0,x1,y1\na.jpg,1,2,3,4\n".utf8), to: "hands.csv")
        #expect(throws: DatasetError.self) { try FrameTable(folder.url) }
    }
}
