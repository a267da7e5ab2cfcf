import ArgumentParser
import Basics
import Foundation

@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "Measures the network engine and the path from a frame to a letter.",
        discussion: "Build it with `-c release`. `tools/compare-engines` measures other engines side by side.",
        version: Version.current,
        subcommands: [MeasureCommand.self, ExportCommand.self, OnceCommand.self],
        defaultSubcommand: MeasureCommand.self)

    static func main() {
        // A closed pipe is then an error with a message, like a full disk.
        Interruption.ignoreWriteSignals()
        StandardOutput.checkAtExit()
        main(nil)
    }
}

struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measures, and prints a table or JSON.",
        discussion: """
            Work on one thread is measured in the processor time of that thread, everything else in elapsed time. \
            Figures are medians after a warm-up. Spread is the interquartile range divided by the median; it is large \
            on a busy machine. If FINGERSPELL_ISA is set, only that instruction set is measured.
            """)

    @Flag(help: "Print a JSON list of {name, isa, median, p99, spread, unit} instead of a table.")
    var json = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Measure only these: \(BenchmarkGroup.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "group"))
    var only: [BenchmarkGroup] = []

    @Option(help: ArgumentHelp("How long each measurement takes.", valueName: "s"))
    var seconds = 1.0

    func validate() throws {
        guard (0.001...600).contains(seconds) else {
            throw ValidationError("--seconds must be from 0.001 to 600")
        }
    }

    func run() throws {
        let sampler = Sampler(seconds: seconds)
        let groups = only.isEmpty ? BenchmarkGroup.allCases : only
        let measurements = try groups.flatMap { group in
            try group.measure(sampler, note: StandardError.note)
        }
        try StandardOutput.print(
            json
                ? String(decoding: try JSONEncoder.pretty.encode(measurements), as: UTF8.self)
                : "\(Table(measurements: measurements))")
    }
}

/// The groups of measurements, with their names on the command line.
enum BenchmarkGroup: String, CaseIterable, ExpressibleByArgument {
    case kernels, inference, training, preprocessing, locating, path, renderer, process

    /// Takes the measurements of the group.
    ///
    /// - Parameter note: called with a line for each measurement that must be left out, with the reason.
    func measure(_ sampler: Sampler, note: (String) -> Void) throws -> [BenchmarkFigure] {
        switch self {
        case .kernels: KernelBenchmarks(sampler: sampler).measure()
        case .inference: try InferenceBenchmarks(sampler: sampler).measure()
        case .training: try TrainingBenchmarks(sampler: sampler).measure()
        case .preprocessing: try PreprocessingBenchmarks(sampler: sampler).measure()
        case .locating: try LocatingBenchmarks(sampler: sampler).measure(note: note)
        case .path: try PathBenchmarks(sampler: sampler).measure(note: note)
        case .renderer: try RendererBenchmarks(sampler: sampler).measure()
        case .process: try ProcessBenchmarks(sampler: sampler).measure(note: note)
        }
    }
}
