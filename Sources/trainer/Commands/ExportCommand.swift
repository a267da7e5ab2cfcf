import ArgumentParser

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes a model in another format.", shouldDisplay: false)

    func run() throws {}
}
