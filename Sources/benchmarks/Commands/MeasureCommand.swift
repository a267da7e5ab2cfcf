import ArgumentParser
import Foundation

struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Measures, and prints a table or JSON.",
        discussion: """
            Work on one thread is given in that thread's own processor time, all else in time that passed. Figures \
            are medians after a warm-up; spread is the range of the middle half of the samples over the median, and \
            large on a busy machine. With FINGERSPELL_ISA set, only that instruction set is measured.
            """)

    @Flag(help: "Print a list of {name, isa, median, p99, spread, unit} instead of a table.")
    var json = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Measure only these: \(BenchmarkGroup.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "group"))
    var only: [BenchmarkGroup] = []

    @Option(help: ArgumentHelp("How long to measure each thing.", valueName: "s"))
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
            try group.measure(sampler) { FileHandle.standardError.write(Data("\($0)\n".utf8)) }
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            print(String(decoding: try encoder.encode(measurements), as: UTF8.self))
        } else {
            print(Table(measurements: measurements))
        }
    }
}
