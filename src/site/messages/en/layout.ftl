## Messages that many pages share.

# $count (Number) - a number of bytes
common-bytes =
    { $count ->
        [one] { $count } byte
       *[other] { $count } bytes
    }
# $count (Number) - the number that the message agrees with
common-files =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
# $count (Number) - the number that the message agrees with
common-torrents =
    { $count ->
        [one] { $count } torrent
       *[other] { $count } torrents
    }
# The unit of sizes: B, and with a prefix KiB, MiB, GiB.
common-byteUnit = B
# $moment (String) - a date and a time
common-momentUtc = { $moment } UTC
common-unknown = unknown
common-unseenName = (invisible name)
common-private = private
common-breadcrumbs = You are here
common-allTorrents = All torrents
common-seeNewest = See the newest torrents
common-uploadTorrent = Upload a torrent
# $size (Html) - a size, such as 3.6 GiB
# $count (Number) - the number that the message agrees with
common-sizeInFiles =
    { $count ->
        [one] { $size } in { $count } file
       *[other] { $size } in { $count } files
    }
# $pieces (String) - a number of pieces, such as 14 pieces
# $size (Html) - a size, such as 3.6 GiB
common-sizeTimes = { $pieces } of { $size }
# $count (Number) - the number that the message agrees with
common-pieces =
    { $count ->
        [one] { $count } piece
       *[other] { $count } pieces
    }
# $one (Html) - the first of the two
# $other (Html) - the second of the two
common-both = { $one }, { $other }
# $offset (String) - a number of bytes
common-atByte = byte { $offset }

## The header and footer of every page.

layout-skip = Skip to the content
layout-search = Search
layout-searchLabel = Search by name or infohash
layout-main = Main
layout-newest = Newest
layout-upload = Upload
layout-signIn = Sign in
layout-yourAccount = Your account:
layout-moderation = Moderation
layout-admin = Admin
# $service (Html) - the name of this service
layout-about = { $service } stores and serves .torrent files, byte for byte as they were published.
layout-language = Language
layout-changeLanguage = Change

## Keyboard shortcuts.

keys-title = Keyboard shortcuts
keys-search = Search
keys-step = Next and previous torrent
keys-open = Open the torrent
keys-download = Download its file
keys-magnet = Open its magnet link
keys-upload = Upload
keys-help = Show these shortcuts
keys-on = Use single-key shortcuts
keys-close = Close

## Copy buttons, and what they say when they have copied.

copying-copy = Copy
copying-copied = Copied.
copying-notCopied = Not copied. Where the text is selected, press Ctrl+C.
