import Imaging

/// What a page of the window shows: a question, a menu or a table of figures, instead of what is being read.
///
/// Every part is optional; the layout gives the room of those that are missing to the others.
public struct PageContent: Equatable, Sendable {
    /// The heading, at the top left.
    public var title: String
    /// A short line at the top right, such as the score.
    public var note: String
    /// A letter or a word in large type.
    public var large: String
    /// How many characters of ``large`` are finished, which their colour shows.
    public var finished: Int
    /// The share of something that is done, 0…1, as a ring about a single letter and else as a bar.
    public var progress: Double?
    /// Sentences below the large text.
    public var lines: [Line]
    /// The live video; nil where none is shown.
    public var video: Video?
    /// A picture, such as a rendered hand; beside a video it is the smaller one.
    public var picture: RGBImage?
    /// The text of the field that the user types into; nil where there is no field.
    public var typed: String?
    /// What can be done, each by its key or with the mouse.
    public var buttons: [Button]
    /// Whether the buttons stand below one another with their details, as in a menu.
    public var listsButtons: Bool
    /// Bars side by side, as of a chart.
    public var bars: [Bar]

    /// A sentence.
    public struct Line: Equatable, Sendable {
        /// What its colour says.
        public enum Tone: Sendable {
            /// Nothing.
            case plain
            /// That something was right.
            case good
            /// That something should be done otherwise.
            case advice
        }

        /// The words.
        public var text: String
        /// What its colour says.
        public var tone: Tone

        /// Makes a sentence.
        public init(_ text: String, _ tone: Tone = .plain) {
            (self.text, self.tone) = (text, tone)
        }
    }

    /// The live video with a box about the hand.
    public struct Video: Equatable, Sendable {
        /// The region that is read, in frame pixels; nil when no hand was found.
        public var region: Region?

        /// Makes the video with the hand's region.
        public init(region: Region? = nil) { self.region = region }
    }

    /// Something that can be done.
    public struct Button: Equatable, Sendable {
        /// The key that does it.
        public var key: PageKey
        /// One or two words.
        public var label: String
        /// A short explanation, which a menu shows.
        public var detail: String

        /// Makes a button.
        public init(_ key: PageKey, _ label: String, detail: String = "") {
            (self.key, self.label, self.detail) = (key, label, detail)
        }
    }

    /// One bar of a chart.
    public struct Bar: Equatable, Sendable {
        /// The letter below it.
        public var label: String
        /// Its height, 0…1; nil where nothing is known yet.
        public var share: Double?

        /// Makes a bar.
        public init(label: String, share: Double?) {
            (self.label, self.share) = (label, share)
        }
    }

    /// Makes a page.
    public init(
        title: String, note: String = "", large: String = "", finished: Int = 0, progress: Double? = nil,
        lines: [Line] = [], video: Video? = nil, picture: RGBImage? = nil, typed: String? = nil,
        buttons: [Button] = [], listsButtons: Bool = false, bars: [Bar] = []
    ) {
        self.title = title
        self.note = note
        self.large = large
        self.finished = finished
        self.progress = progress
        self.lines = lines
        self.video = video
        self.picture = picture
        self.typed = typed
        self.buttons = buttons
        self.listsButtons = listsButtons
        self.bars = bars
    }
}
