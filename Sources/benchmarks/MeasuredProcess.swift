import Foundation

/// Runs a program to its end and measures its use of time and memory.
struct MeasuredProcess {
    /// Processor time in seconds.
    let processorSeconds: Double
    /// Elapsed time in seconds.
    let seconds: Double
    /// The maximum of the resident memory in bytes.
    let peakBytes: Double
    /// Whether the program exited with status 0.
    let hasSucceeded: Bool

    /// A program could not be started.
    struct NotStarted: Error, CustomStringConvertible {
        let program: String
        let reason: String

        var description: String { "\(program) cannot be started: \(reason)" }
    }

    /// Runs a program and waits for it; its output is discarded.
    ///
    /// - Throws: ``NotStarted``.
    init(running program: String, _ arguments: [String]) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var process = pid_t()
        let start = Sampler.Time.passed.now
        let error = posix_spawn(&process, program, &actions, nil, &words, environ)
        guard error == 0 else { throw NotStarted(program: program, reason: String(cString: strerror(error))) }
        var (status, usage, peak) = (Int32(0), rusage(), 0.0)
        while true {
            let ended = wait4(process, &status, WNOHANG, &usage)
            if ended == process || (ended < 0 && errno != EINTR) { break }
            peak = max(peak, Self.peakBytes(of: process) ?? 0)
            usleep(Self.pollMicroseconds)
        }
        seconds = (Sampler.Time.passed.now - start) / 1e9
        processorSeconds = [usage.ru_utime, usage.ru_stime].reduce(0) {
            $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
        }
        peakBytes = peak > 0 ? peak : Double(usage.ru_maxrss) * 1024
        hasSucceeded = status == 0
    }

    private static let pollMicroseconds: UInt32 = 5000

    /// The maximum so far of the resident bytes of a running program, or nil when it has ended.
    ///
    /// The maximum that `wait4` reports is too large: the child starts with the memory of its parent, which the kernel
    /// counts too.
    private static func peakBytes(of process: pid_t) -> Double? {
        guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Double($0) })
        else { return nil }
        return kilobytes * 1024
    }
}

/// Reads the resident memory of a process.
enum ResidentMemory {
    /// The resident bytes of a process, from the second number in `/proc/PROCESS/statm`, which counts pages.
    ///
    /// - Parameter process: a process id, or "self".
    /// - Throws: the error of reading the file, such as when there is no such process.
    static func bytes(ofProcess process: String) throws -> Int? {
        let text = try String(contentsOf: URL(filePath: "/proc/\(process)/statm"), encoding: .utf8)
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
        return pages * sysconf(Int32(_SC_PAGESIZE))
    }
}
