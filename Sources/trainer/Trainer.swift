import ArgumentParser

@main
struct Trainer: ParsableCommand {
    func run() throws {}
}
