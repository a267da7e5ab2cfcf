import ArgumentParser
import Basics

@main
struct Trainer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trainer",
        abstract: "Trains, examines and tests the networks that read the letters of the ASL manual alphabet.",
        discussion: """
            What --data takes; what is recognised and what is not used is said in a line:
              A/1.jpg, B/1.png, nothing/1.jpg     a folder per letter
              anna/A/1.jpg, ben/A/1.jpg           such folders per signer
              train/A/1.jpg, valid/…, test/…      parts, as Roboflow "Folder Structure"
              train/_classes.csv                  Roboflow "Multi-Class Classification"
              train/images, train/labels          Roboflow "YOLOv8", with data.yaml
              asl_alphabet_train, …_test          Kaggle ASL Alphabet, as unpacked
              sign_mnist_train.csv, …_test.csv    Kaggle Sign Language MNIST
              crops.csv                           ours: file, letter, signer, x0, …

            Of parts, train is learnt, and valid (or else test) validates; `evaluate` tests with test (or else valid). \
            To use one part, pass its folder.

            Figures are printed on standard output, progress and notes on standard error.
            """,
        version: Version.current,
        subcommands: [
            TrainCommand.self, InspectCommand.self, EvaluateCommand.self, CalibrateCommand.self, MistakesCommand.self,
            ReportCommand.self, RenderCommand.self, PersonaliseCommand.self,
            ExportCommand.self, LocateCommand.self, SpellCommand.self, AverageCommand.self,
        ],
        defaultSubcommand: TrainCommand.self)

    static func main() {
        // A closed pipe is then an error with a message, like a full disk.
        Interruption.ignoreWriteSignals()
        StandardOutput.checkAtExit()
        main(nil)
    }
}
