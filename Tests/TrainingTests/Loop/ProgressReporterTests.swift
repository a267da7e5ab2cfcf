import Testing

@testable import NeuralNetwork
@testable import Training

@Suite struct ProgressReporterTests {
    /// What a reporter wrote, on a clock that is set by hand.
    private final class Screen {
        var time = 0.0
        var text = ""
        var reporter: ProgressReporter<LetterTask>?

        init(isTerminal: Bool) {
            reporter = ProgressReporter<LetterTask>(isTerminal: isTerminal, now: { [unowned self] in time }) {
                [unowned self] in
                text += $0
            }
        }

        func show(_ event: TrainingEvent<LetterTask.Epoch>, at time: Double) -> String {
            self.time = time
            text = ""
            reporter?.handle(event)
            return text
        }

        func render(_ done: Int, of total: Int, at time: Double) -> String {
            self.time = time
            text = ""
            reporter?.showRendering(done: done, of: total)
            return text
        }
    }

    private static func run(_ done: Int, loss: Float, accuracy: Double) -> EpochRun {
        var run = EpochRun(number: 1)
        run.add(
            TrainingSession.StepResult(loss: loss, auxiliaryLoss: 0, correct: Int(accuracy * Double(done)), count: done)
        )
        return run
    }

    @Test func terminalGetsABarThatMoves() {
        let screen = Screen(isTerminal: true)
        _ = screen.show(.epochBegan(epoch: 2, of: 3), at: 0)
        let half = screen.show(.batch(Self.run(100, loss: 0.5, accuracy: 0.75), of: 200), at: 10)
        #expect(half.hasPrefix("\r\u{1B}[K"))
        #expect(half.contains("epoch 2/3 ████████████░░░░░░░░░░░░"))
        #expect(half.contains("loss 0.500  right  75.0 %  10/s"))
        #expect(half.hasSuffix("10 s left"))
        #expect(!half.contains("\n"))
        #expect(screen.show(.validating, at: 11).contains("validating"))
    }

    @Test func barMovesTenTimesASecondAtMost() {
        let screen = Screen(isTerminal: true)
        _ = screen.show(.epochBegan(epoch: 1, of: 1), at: 0)
        #expect(!screen.show(.batch(Self.run(1, loss: 1, accuracy: 0), of: 9), at: 1).isEmpty)
        #expect(screen.show(.batch(Self.run(2, loss: 1, accuracy: 0), of: 9), at: 1.05).isEmpty)
        #expect(!screen.show(.batch(Self.run(9, loss: 1, accuracy: 0), of: 9), at: 1.06).isEmpty)
    }

    @Test func renderingHasABarToo() {
        let screen = Screen(isTerminal: true)
        #expect(screen.render(100, of: 400, at: 5).hasSuffix("100 of 400 hands"))
        let half = screen.render(200, of: 400, at: 10)
        #expect(half == "\r\u{1B}[Krendering ████████████░░░░░░░░░░░░  200 of 400 hands  10 s left")
        #expect(screen.render(400, of: 400, at: 20).hasSuffix("400 of 400 hands\n"))
        #expect(Screen(isTerminal: false).render(1, of: 2, at: 0).isEmpty)
    }

    @Test func elsewhereOneLineAnEpoch() {
        let screen = Screen(isTerminal: false)
        #expect(screen.show(.epochBegan(epoch: 1, of: 3), at: 0).isEmpty)
        #expect(screen.show(.batch(Self.run(100, loss: 0.5, accuracy: 0.75), of: 200), at: 10).isEmpty)
        #expect(screen.show(.validating, at: 11).isEmpty)
        let line = screen.show(.epochEnded(HistoryTests.record(1), of: 3), at: 100)
        #expect(
            line == "epoch 1/3  loss 1.2500  train  50.0 %  validation  25.0 %  still letters  37.5 %  "
                + "mean over signers  12.5 %  100/s  best  3 min 20 s left\n")
    }

    @Test func lastEpochLeavesNoTime() {
        let screen = Screen(isTerminal: false)
        _ = screen.show(.epochBegan(epoch: 3, of: 3), at: 0)
        #expect(!screen.show(.epochEnded(HistoryTests.record(3), of: 3), at: 10).contains("left"))
    }

    @Test func resumedTrainingCountsFromWhereItBegan() {
        let screen = Screen(isTerminal: false)
        _ = screen.show(.epochBegan(epoch: 9, of: 10), at: 0)
        #expect(screen.show(.epochEnded(HistoryTests.record(9), of: 10), at: 30).hasSuffix("30 s left\n"))
    }

    @Test(arguments: [
        (0, "0 s"), (59.4, "59 s"), (60, "1 min 00 s"), (3599, "59 min 59 s"), (7860, "2 h 11 min"), (-5, "0 s"),
    ])
    func durationsInWords(seconds: Double, words: String) {
        let reporter = ProgressReporter<LetterTask>(isTerminal: false, now: { 0 }, write: { _ in })
        #expect(reporter.duration(seconds) == words)
    }
}
