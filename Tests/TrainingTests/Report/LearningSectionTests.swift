import Testing

@testable import Training

@Suite struct LearningSectionTests {
    private let table = HistoryTable(
        csv:
            "epoch,loss,validation_accuracy,seconds,pictures_per_second,best\n1,2.0,0.5,60.0,100.0,1\n2,1.0,0.75,70.0,300.0,1\n"
    )

    @Test func aTableIsReadBack() throws {
        var history = History<LetterTask.Epoch>()
        history.epochs = [HistoryTests.record(1), HistoryTests.record(2)]
        let table = try #require(HistoryTable(csv: history.csv))
        #expect(table.columns == LetterTask.Epoch.columns)
        #expect(table.rows.map(\.count) == [10, 10] && table.rows.map { $0[0] } == [1, 2])
        #expect(table.values(of: "loss")?.map(\.y) == history.epochs.map(\.loss))
        #expect(table.values(of: "absent") == nil)
    }

    @Test(arguments: ["", "epoch,loss\n", "epoch,loss\n1\n", "epoch,loss\n1,a\n", "letter,loss\n1,2\n"])
    func otherTextIsNone(csv: String) { #expect(HistoryTable(csv: csv) == nil) }

    /// Every figure that a task writes is drawn, but for what is said in words.
    @Test func everyColumnIsDrawn() {
        let drawn = Set(LearningSection.plans.flatMap { $0.columns.map(\.key) })
        for columns in [LetterTask.Epoch.columns, LocatorTask.Epoch.columns, SpellingTask.Epoch.columns] {
            #expect(Set(columns).subtracting(drawn).subtracting(["epoch", "best", "threshold"]).isEmpty)
        }
    }

    @Test func saysHowLongItTook() throws {
        let words = LearningSection.words(try #require(table))
        #expect(words == "2 epochs in 2 min, 200 training pictures a second. Epoch 2 is the best in the validation.")
    }

    @Test func drawsWhatTheHistoryHas() throws {
        let body = LearningSection.body(try #require(table)).text
        let titles = body.matches(of: /<title id="[^"]*-title">([^<]*)</).map { String($0.1) }
        #expect(titles == ["Loss", "Right answers", "Speed", "Time"])
        #expect(body.contains("validation: 50 % at epoch 1, 75 % at 2."))
    }
}
