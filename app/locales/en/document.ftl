# The documents that the secretariat hands out, and where they are on the page of the record.

document-translation = Unofficial translation. The text that counts is the one in { $language ->
    [fr] French
    [es] Spanish
   *[en] English
}.
document-as-adopted = The text as adopted: { $adopted } of { $all } commitments. Those that were not adopted are { $marked ->
    [yes] struck through
   *[no] left out
}; the annex lists them.
document-whole = The text as adopted, with all { $all } commitments.
document-not-adopted = not adopted
document-decisions = Annex 1: Decisions on the commitments
document-statements = Annex 2: Explanations, reservations and objections, word for word
document-no-statements = Nothing was put on record.
document-amended = as amended (version { $version })
downloads = Official exports
downloads-hint = All of them show the same figures, of published rounds only.
downloads-results = Figures of all rounds
downloads-ballots = Ballots of the rounds by names
downloads-resolution = The resolution as adopted
downloads-open-data = Open data
