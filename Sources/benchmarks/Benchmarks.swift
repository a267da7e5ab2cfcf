import ArgumentParser

@main
struct Benchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmarks",
        abstract: "Measures the network engine and the way from frame to letter.",
        discussion: "Build it with `-c release`. `tools/compare-engines` measures other engines side by side.",
        subcommands: [MeasureCommand.self, ExportCommand.self, OnceCommand.self],
        defaultSubcommand: MeasureCommand.self)
}
