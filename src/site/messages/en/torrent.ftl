## The page of a torrent.

torrent-magnet = Magnet link
torrent-download = Download .torrent
# $original (Html) - a link with the text of torrent-original
torrent-withSources = This file has trackers and web seeds of this site too. The { $original } is exactly as it was uploaded.
torrent-original = original file
torrent-exact = This file is exactly as it was uploaded. The magnet link has trackers and web seeds of this site too.
torrent-files = Files
torrent-superseded = A newer torrent replaced this one.
torrent-supersededKept = It is kept here under its infohash.
# $newer (Html) - a link to the newer torrent
torrent-supersededBy = The newer one is { $newer }.
torrent-warnings = Warnings
# $count (Number) - the number that the message agrees with
torrent-compatibility =
    { $count ->
        [one] The torrent works, but some programs may have problems with this
       *[other] The torrent works, but some programs may have problems with these
    }
torrent-warningsCaption = Findings of the check of this torrent
torrent-card = Download and facts
torrent-details = Details

## The table of a torrent's facts.

facts-name = Name
facts-size = Size
facts-downloads = Downloads
facts-seeders = Seeders
facts-leechers = Leechers
facts-countedBy = Counted by
facts-completed = Completed downloads
facts-files = Files
facts-pieces = Pieces
facts-version = Version
facts-versions-v1 = v1 (BitTorrent, SHA-1)
facts-versions-v2 = v2 (BitTorrent v2, SHA-256)
facts-versions-hybrid = hybrid (v1 and v2 in one)
facts-infohashV1 = Infohash v1
facts-infohashV2 = Infohash v2
facts-private = Private
facts-privateYes = Yes: clients find peers only by its trackers
facts-comment = Comment
facts-created = Created
facts-createdBy = Created by
facts-source = Source
facts-publisher = Publisher
facts-publisherUrl = Publisher’s address
facts-updateUrl = Updates at
facts-ssl = Peers identify themselves
facts-sslYes = Yes: with certificates (SSL torrent)
facts-similar = Shares files with
facts-collections = Belongs to
facts-encoding = Text encoding
facts-unknownKeys = Unknown keys
facts-signedBy = Signed by
facts-signatures-valid = the signature matches the certificate in the torrent
facts-signatures-invalid = the signature does not match
facts-signatures-unknown = the certificate is not in the torrent
facts-category = Category
facts-tags = Tags
facts-licence = Licence
facts-published = Published
facts-updated = Updated
facts-address = Address
facts-file = .torrent file
facts-fileSha256 = SHA-256 of the file
facts-originalSha256 = SHA-256 of the original file
facts-technical = Technical details
# $ago (Html) - how long ago, such as 2 days ago
# $publisher (Html) - the name of the token that published it
facts-publishedBy = { $ago } by { $publisher }

## Trackers, web seeds and DHT nodes of a torrent.

sources-trackers = Trackers
sources-noTrackers = None: peers are found through the distributed hash table (DHT).
# $number (String) - a number
sources-tier = Tier { $number }
sources-webSeeds = Web seeds
sources-offered = Offered by this site
sources-seedOutcomes-reachable = reachable
sources-seedOutcomes-no_ranges = answers, but not with parts of files: clients cannot use it
sources-seedOutcomes-wrong_content = has other content
sources-seedOutcomes-wrong_size = has a file of another length
sources-seedOutcomes-not_found = has no such file
sources-seedOutcomes-forbidden_address = leads to an address that may not be asked
sources-seedOutcomes-unreachable = does not answer
# $result (String) - one of sources-seedOutcomes
# $ago (Html) - when it was tested
sources-seedTested = { $result } ({ $ago })
sources-nodes = DHT nodes
# $count (Number) - the number that the message agrees with
sources-moreTiers =
    { $count ->
        [one] And { $count } more tier in the .torrent file.
       *[other] And { $count } more tiers in the .torrent file.
    }
# $count (Number) - the number that the message agrees with
sources-moreAddresses =
    { $count ->
        [one] And { $count } more address in the .torrent file.
       *[other] And { $count } more addresses in the .torrent file.
    }
# $count (Number) - the number that the message agrees with
sources-notInMagnet =
    { $count ->
        [one] The magnet link leaves out { $count } address, as it cannot work or would make the link too long. The .torrent file has it.
       *[other] The magnet link leaves out { $count } addresses, as they cannot work or would make the link too long. The .torrent file has them.
    }
sources-masked = Where you see •••, a passkey is hidden. A passkey identifies a user to the tracker.
sources-maskedInMagnet = The magnet link leaves out the addresses with a passkey.

## The files of a torrent, as a tree of folders.

fileTree-executable = executable
fileTree-hidden = hidden
# $target (Html) - the path of another file
fileTree-pointsTo = points to { $target }
# $count (Number) - the number that the message agrees with
fileTree-notShown =
    { $count ->
        [one] { $count } more file is not shown here.
       *[other] { $count } more files are not shown here.
    }

## The form that edits a torrent.

# $torrent (String) - the name of a torrent
edit-title = Edit { $torrent }
# $torrent (Html) - the name of a torrent
edit-heading = Edit { $torrent }
edit-name = Title
edit-nameHint = Shown instead of the name in the torrent.
edit-description = Description
# $mark (Html) - examples of Markdown
edit-descriptionHint = Markdown: { $mark }. HTML is shown as text, and pictures of other sites become links.
edit-category = Category
edit-categoryHint = A short name, without commas or slashes.
edit-tags = Tags
edit-tagsHint = Separated by commas.
edit-licence = Licence
# $example (Html) - an example
edit-licenceHint = Its SPDX identifier, such as { $example }, or your own words.
edit-path = Path
edit-collection = Collection
edit-fileName = File name
# $ending (Html) - .torrent
edit-fileNameHint = Ends in { $ending }.
edit-visibility = Who can see it
edit-states-public = everyone, in the lists
edit-states-unlisted = everyone with its address
edit-states-hidden = only its owner and moderators
edit-stateReason = Why it is hidden
edit-stateReasonHint = Shown to its owner.
edit-save = Save
edit-preview = Preview the description
edit-previewed = Preview of the description
edit-descriptionEmpty = The description is empty.
edit-notSaved = Not saved
# $count (Number) - the number that the message agrees with
edit-wrongFields =
    { $count ->
        [one] { $count } field is not valid.
       *[other] { $count } fields are not valid.
    }
edit-changed = This torrent was changed since you opened the form
edit-changedHint = Below is what you typed. Save again to replace the current values:
edit-empty = nothing

## The field that filters the files of a torrent.

fileFilter-label = Filter by name
# $count (Number) - the number that the message agrees with
fileFilter-found =
    { $count ->
        [one] { $count } match
       *[other] { $count } matches
    }

## The whole list of a torrent's files.

# $torrent (String) - the name of a torrent
fileList-title = Files of { $torrent }
# $torrent (Html) - the name of a torrent
fileList-heading = Files of { $torrent }
fileList-all = List all files page by page
# $first (String) - the number of the first file
# $last (String) - the number of the last file
# $all (String) - the number of all of them
fileList-shown = Files { $first } to { $last } of { $all }
fileList-path = Path
fileList-size = Size
fileList-pages = Pages
fileList-previous = Previous files
fileList-next = Next files

## The actions on a torrent.

manage-title = About this torrent
manage-edit = Edit
manage-replace = Upload a newer version
manage-delete = Delete
manage-report = Report
manage-change = Change this torrent

## Deleting a torrent, and the page of a deleted one.

# $torrent (String) - the name of a torrent
removal-title = Delete { $torrent }
# $torrent (Html) - the name of a torrent
removal-heading = Delete { $torrent }?
# $count (Number) - the number that the message agrees with
removal-about =
    { $count ->
        [one] It is removed from all lists and no longer served. It can be restored for { $count } day.
       *[other] It is removed from all lists and no longer served. It can be restored for { $count } days.
    }
removal-reason = Reason
removal-reasonHint = Shown to all who open its address.
removal-status = Answer at its address
removal-statuses-410 = it was removed (410)
removal-statuses-451 = it was removed for legal reasons (451)
removal-block = Block it, so that it cannot be published again. This needs a reason.
removal-submit = Delete
removal-cancel = Keep it
removal-removedTitle = Deleted
# $torrent (Html) - the name of the torrent
removal-removed = { $torrent } was deleted
# $moment (Html) - a date and a time
removal-removedAt = On { $moment }.
# $moment (Html) - a date and a time
removal-restorable = It can be restored until { $moment }.
removal-notByYou = A moderator can restore it.
removal-notByYouLegal = A moderator of all collections can restore it.
removal-undo = Restore it
# $other (Html) - a link to the other torrent
removal-occupiedBy = Another torrent now has its address: { $other }.
removal-occupiedHint = Move or delete the other one, then restore this one.
removal-occupiedAsk = A moderator can move or delete the other one; then this one can be restored.
removal-moveOther = Move the other one
removal-deleteOther = Delete the other one

## The form that uploads a newer version of a torrent.

# $torrent (String) - the name of a torrent
replace-title = A newer version of { $torrent }
# $torrent (Html) - the name of a torrent
replace-heading = A newer version of { $torrent }
# $path (Html) - an address on this service
replace-about = The new torrent gets the address { $path }. This one leaves the lists and can still be reached by its infohash.
replace-file = Torrent file
replace-fileHint = The .torrent file of the newer version; its name does not matter.
replace-submit = Upload

## The form that reports a torrent to the moderators.

# $torrent (String) - the name of a torrent
report-title = Report { $torrent }
# $torrent (Html) - the name of a torrent
report-heading = Report { $torrent }
report-about = The moderators of this service will read your report.
report-kind = What is wrong with it
report-kinds-illegal = It is illegal
report-kinds-copyright = It violates a copyright
report-kinds-malware = It is harmful software
report-kinds-wrong = It is not what its name says
report-kinds-spam = It is advertising
report-kinds-other = Something else
report-text = More about it
report-textHint = Whatever helps a moderator to decide. Up to 2,000 characters.
report-submit = Report
report-thanksTitle = Reported
report-thanks = Thank you. A moderator will look at it.
report-back = Back to the torrent

## More ways to get a torrent: commands and a QR code.

share-title = Ways to get it
share-qr = QR code of the magnet link
share-qrHint = For a torrent program on another device
share-qrHintWithoutAddresses = For a torrent program on another device, without the trackers and web seeds
# $size (String) - a size, such as 3.6 GiB
# $files (String) - a number of files, such as 3 files
share-summary = { $size }, { $files }
share-file = .torrent file
share-verify = Verify it
share-magnetAndQr = Magnet link and QR code
share-privateHint = This torrent is private, so use the .torrent file. Few programs can load it from its magnet link.

## Why a torrent is not in the lists.

stateNote-pending = This torrent is pending review.
stateNote-hidden = A moderator hid this torrent.
stateNote-onlySeenBy = Only its owner and moderators can see it.
stateNote-unlisted = This torrent is unlisted.
stateNote-unlistedHint = It is in no list. Everyone with its address can see it.
# $reason (Html) - what a moderator wrote
stateNote-reason = Reason: { $reason }
# $other (Html) - a link to the torrent that it replaces
stateNote-replaces = When it is approved, it replaces { $other }.
stateNote-publish = Publish
stateNote-publishUnlisted = Publish as unlisted

## The versions of a torrent, and the ways between them.

versions-title = Versions
versions-newest = newest
versions-all = All versions

## How to cite a torrent, and its badge for pages elsewhere.

cite-title = Cite and embed
cite-badge = Badge
cite-cite = Cite
cite-feed = Feed of the collection
cite-markdown = Badge in Markdown
cite-html = Badge in HTML

## How long a torrent is kept.

keep-expires = Expires
# $example (Html) - an example
keep-expiresHint = When it expires, it is removed, and can be restored for a while. Give a time in UTC, such as 2030-01-31T12:00:00Z, or a duration, such as { $example }. Empty: it never expires.
keep-pinned = Pinned
keep-pinnedNo = no
keep-pinnedYes = yes: it stays until it is deleted

## The tracker of this site.

tracker-download = Download with our tracker
tracker-about = This file is rewritten at the download: our tracker comes first in it. The content is the same.
tracker-withPasskey = This file is rewritten for you: it has our tracker and your passkey. Do not pass it on.
tracker-signIn = Our tracker lets only clients with a passkey into the swarm of this torrent. Sign in to download a file that has yours.
tracker-history = Peers in the last 30 days
# $most (String) - a number
tracker-most = most seeders: { $most }
