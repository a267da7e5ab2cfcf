import Capture
import Recognition
import RecognitionSupport
import TestSupport
import Testing

@testable import recognizer

@Suite struct HeadlessLoopTests {
    @Test func aSourceThatFailsEndsTheLoopAfterWhatCameBefore() throws {
        let folder = try TemporaryFolder()
        let (model, film) = (folder.url.appending(path: "m.safetensors"), folder.url.appending(path: "film.y4m"))
        try PatternModel.write(to: model)
        try Film.write([.show("A")], to: film)
        let pipe = try OutputPipe()
        var session = ReadingSession(
            recognizer: Recognizer(net: try LetterNet(contentsOf: model)),
            source: try VideoFile(path: film.path, pace: .max), isLive: false,
            output: TextOutput(file: pipe.file))
        #expect(try HeadlessLoop.run(&session))
        #expect(session.committer.text == "A")
        // Whoever reads the output is gone: the next letter has nowhere to go.
        pipe.abandon()
        #expect(throws: OutputError.closed) { try session.finish(sourceHasEnded: true) }
    }
}
