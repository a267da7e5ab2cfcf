import ArgumentParser

@main
struct Recognizer: ParsableCommand {
    func run() throws {}
}
