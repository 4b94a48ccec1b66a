## The form that checks torrents without publishing them.

check-title = Check
check-heading = Check torrents
check-about = A file that is checked here is not stored and not published.
check-filesHint = One or several .torrent files.
check-submit = Check
# $file (Html) - the name of a file
check-accepted = Accepted: { $file }
# $file (Html) - the name of a file
check-refused = Refused: { $file }
check-structure = Structure of the file
check-findings = Findings
check-nothingFound = No problems were found.

## What the check of a torrent found.

findings-what = Finding
findings-where = Place
findings-rule = Rule
findings-warning = warning
# $count (String) - a number
findings-notes = Notes on what is unknown or unusual: { $count }
# $count (Number) - the number that the message agrees with
findings-more =
    { $count ->
        [one] And { $count } more finding.
       *[other] And { $count } more findings.
    }

## A bencoded file as a tree of its values.

# $count (Number) - the number that the message agrees with
structure-listOf =
    { $count ->
        [one] list of { $count } item
       *[other] list of { $count } items
    }
# $count (Number) - the number that the message agrees with
structure-dictionaryOf =
    { $count ->
        [one] dictionary of { $count } key
       *[other] dictionary of { $count } keys
    }
# $count (Number) - the number that the message agrees with
structure-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
structure-empty = (empty)
# $count (Number) - the number that the message agrees with
structure-folded =
    { $count ->
        [one] ({ $count } byte folded)
       *[other] ({ $count } bytes folded)
    }

## The pages of the rules that torrents are checked by.

rules-title = Rules
rules-all = All rules
rules-about = Every torrent is checked by these rules. A torrent with an error is refused. A warning says that some programs may have problems with it; a note says that something is unknown or unusual. <link>Check a torrent</link> without publishing it.
rules-what = What is wrong
rules-effect = Effect
rules-rule = Rule
rules-severities-error = error
rules-severities-warning = warning
rules-severities-note = note
rules-effects-error = an error: the torrent is refused
rules-effects-warning = a warning: the torrent is accepted
rules-effects-note = a note: the torrent is accepted, and no program is known to have problems with it
rules-meaning = What it means
rules-example = For example
rules-hint = What to do
rules-origin = Source
# $number (String) - a number
rules-bep = BitTorrent Enhancement Proposal { $number }.
