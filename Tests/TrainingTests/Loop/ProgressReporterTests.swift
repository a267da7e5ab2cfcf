import Testing

@testable import Training

@Suite struct ProgressReporterTests {
    /// What a reporter wrote, on a clock that is set by hand.
    private final class Screen {
        var time = 0.0
        var text = ""
        var reporter: ProgressReporter?

        init(isTerminal: Bool) {
            reporter = ProgressReporter(isTerminal: isTerminal, now: { [unowned self] in time }) { [unowned self] in
                text += $0
            }
        }

        func show(_ event: TrainingEvent, at time: Double) -> String {
            self.time = time
            text = ""
            reporter?.handle(event)
            return text
        }
    }

    @Test func terminalGetsABarThatMoves() {
        let screen = Screen(isTerminal: true)
        _ = screen.show(.epochBegan(epoch: 2, of: 3), at: 0)
        let half = screen.show(.batch(done: 50, of: 100, loss: 0.5, accuracy: 0.75), at: 10)
        #expect(half.hasPrefix("\r\u{1B}[K"))
        #expect(half.contains("epoch 2/3 ████████████░░░░░░░░░░░░"))
        #expect(half.contains("loss 0.500  right  75.0 %  5/s"))
        #expect(half.hasSuffix("10 s left"))
        #expect(!half.contains("\n"))
        #expect(screen.show(.testing, at: 11).contains("testing"))
    }

    @Test func barMovesTenTimesASecondAtMost() {
        let screen = Screen(isTerminal: true)
        _ = screen.show(.epochBegan(epoch: 1, of: 1), at: 0)
        #expect(!screen.show(.batch(done: 1, of: 9, loss: 1, accuracy: 0), at: 1).isEmpty)
        #expect(screen.show(.batch(done: 2, of: 9, loss: 1, accuracy: 0), at: 1.05).isEmpty)
        #expect(!screen.show(.batch(done: 9, of: 9, loss: 1, accuracy: 0), at: 1.06).isEmpty)
    }

    @Test func renderingHasABarToo() {
        let screen = Screen(isTerminal: true)
        #expect(screen.show(.rendering(done: 100, of: 400), at: 5).hasSuffix("100 of 400 hands"))
        let half = screen.show(.rendering(done: 200, of: 400), at: 10)
        #expect(half == "\r\u{1B}[Krendering ████████████░░░░░░░░░░░░  200 of 400 hands  10 s left")
        #expect(screen.show(.rendering(done: 400, of: 400), at: 20).hasSuffix("400 of 400 hands\n"))
        #expect(Screen(isTerminal: false).show(.rendering(done: 1, of: 2), at: 0).isEmpty)
    }

    @Test func elsewhereOneLineAnEpoch() {
        let screen = Screen(isTerminal: false)
        #expect(screen.show(.epochBegan(epoch: 1, of: 3), at: 0).isEmpty)
        #expect(screen.show(.batch(done: 50, of: 100, loss: 0.5, accuracy: 0.75), at: 10).isEmpty)
        #expect(screen.show(.testing, at: 11).isEmpty)
        let line = screen.show(.epochEnded(HistoryTests.record(1), of: 3), at: 100)
        #expect(
            line == "epoch 1/3  loss 1.2500  train  50.0 %  test  25.0 %  still letters  37.5 %  "
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
        let reporter = ProgressReporter(isTerminal: false, now: { 0 }, write: { _ in })
        #expect(reporter.duration(seconds) == words)
    }
}
