import ArgumentParser
import Basics

@main
struct Trainer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trainer",
        abstract: "Trains, examines and tests the networks that read the letters of the ASL manual alphabet.",
        discussion: """
            A labelled set is a folder with a folder of pictures per letter, a folder of such folders per signer, a \
            folder with crops.csv, or a Sign Language MNIST CSV.

            Figures are printed on standard output, progress and notes on standard error.
            """,
        version: Version.current,
        subcommands: [
            TrainCommand.self, InspectCommand.self, EvaluateCommand.self, CalibrateCommand.self, MistakesCommand.self,
            RenderCommand.self,
            ExportCommand.self, LocateCommand.self, AverageCommand.self,
        ],
        defaultSubcommand: TrainCommand.self)

    static func main() {
        // A closed pipe is then an error with a message, like a full disk.
        Interruption.ignoreWriteSignals()
        StandardOutput.checkAtExit()
        main(nil)
    }
}
