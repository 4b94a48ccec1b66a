## The guide for users of this site, at /docs.

# $site (String) - the name of the site
guide-title = How to use { $site }
guide-about = Publish torrents here and get them, in a browser or from a terminal. The commands below have the addresses of this site.
guide-link = Help
guide-get = Find and download
guide-getAbout = A list or a search answers curl with one address a line, and with JSON when you ask for it. Every list has feeds.
guide-getList = What is in a collection and below it
guide-getSearch = Search, with <link>the same words as in the search box</link>
guide-getJson = The same as JSON
guide-getFeed = A feed of new torrents, for a feed reader or a torrent client
guide-getFile = The file of a torrent, by its infohash
guide-getMagnet = The torrent of a magnet link or of an infohash: paste it into the <link>search box</link>.
guide-openMagnets = Open them here
guide-openMagnetsAbout = When you click a magnet link anywhere, your browser can look it up on this site. It then no longer opens magnet links in your torrent client, until you change that in its settings.
guide-publish = Publish
guide-needsToken = You need a token for uploads. If you have none, ask an admin of this site. Replace TOKEN with it, or <link>sign in</link> with it.
guide-needsNoToken = You can publish without a token. The answer then has an address with which you can remove the torrent again: keep it.
guide-byForm = In a browser, use the <link>upload form</link>. With curl, the folder of the address is the collection. The first torrent creates it.
guide-publishOne = One file
guide-publishFields = With title and tags; also description, category, licence, and state=unlisted
guide-publishMany = Several files at once; each is published or refused by itself
guide-accepted = What is accepted
guide-versions = Torrents of the versions v1, v2 and hybrid. They are stored and served byte for byte.
# $size (Html) - a size, such as 10 MiB
# $files (String) - a number of files, such as 100 files
guide-limits = A .torrent file can have up to { $size }, and a form can have up to { $files }.
# $files (String) - a number of files, such as 1000 files
# $seconds (Number) - a time in seconds
guide-rate =
    { $seconds ->
        [one] You can upload up to { $files } in { $seconds } second.
       *[other] You can upload up to { $files } in { $seconds } seconds.
    }
guide-rules = A torrent that is not valid is refused with the rule, the place in the file, and how to fix it. Read <rules>all rules</rules>, or <check>check a file</check> without publishing it.
guide-change = Replace, edit and remove
guide-replaceAbout = Upload another torrent to the same address to replace the one there. The fields that you don't send stay as they are, and the older torrent keeps the page of its infohash.
guide-replace = Replace
guide-edit = Edit
guide-remove = Remove
# $days (Number) - a number of days
guide-undo =
    { $days ->
        [one] You can restore it for { $days } day.
       *[other] You can restore it for { $days } days.
    }
guide-scripts = For scripts
guide-api = Read the <link>API reference</link>, or generate a client from its OpenAPI description.
guide-scriptsAbout = Send Accept: application/json, or add ?format=json. All refusals have a type, which leads to one of these pages:
