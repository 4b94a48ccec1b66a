## The page of a collection.

collection-nothingButBelow = No torrent is directly in this collection, only in those below it.
collection-showBelow = Show the torrents below it
collection-publish = Publish in this collection
collection-more = More about this collection
collection-wholeReadme = The whole README
collection-missing = This collection does not exist
# $name (Html) - a name
collection-createdByFirst = Nothing is published in { $name }. The first torrent that is published there creates it.

## The filters of a list.

filter-title = Filter
filter-heading = Filtered torrents
# The names of the filters.
filter-labels-q = Words in the name
filter-labels-collection = Collection
filter-labels-category = Category
filter-labels-tag = Tag
filter-labels-version = Version
filter-labels-sizeMin = Size from
filter-labels-sizeMax = Size to
filter-labels-publishedFrom = Published from
filter-labels-publishedBefore = Published before
filter-labels-seedersMin = Seeders at least
# The name of the filters by a range of sizes, or of days.
filter-labels-size = Size
filter-labels-published = Published
# $size (Html) - a size, such as 3.6 GiB
filter-sizes-under = under { $size }
# $from (Html) - a size, such as 1 GiB
# $to (Html) - a larger size
filter-sizes-between = { $from } to { $to }
# $size (Html) - a size, such as 3.6 GiB
filter-sizes-over = { $size } and more
# $torrents (String) - a number of torrents, such as 2,000 torrents
filter-newest = Counted in the newest { $torrents }.
filter-directly = only directly in it
filter-hints-size = As in 700M or 4GiB.
filter-hints-date = Days begin at 00:00 UTC.
filter-wrong-size = This is not a size. Write a number and a unit, as in 700M or 4GiB.
filter-wrong-date = This is not a date. Write it as in 2026-01-31.
filter-more = Words, sizes and dates
filter-apply = Apply
filter-hasSeeders = Has seeders
filter-active = Filters in effect
# $label (String) - the name of a filter, such as Category
# $value (Html) - what is filtered by
filter-filter = { $label }: { $value }
filter-remove = remove
filter-clear = Clear all
filter-wrongTitle = This list cannot be shown
filter-withoutAny = Show all, without filters

## Lists of torrents and collections.

list-skip = Skip the list
list-name = Name
list-size = Size
list-files = Files
list-downloads = Downloads
list-seeders = Seeders
list-leechers = Leechers
# How many downloads were completed.
list-completed = Completed
list-published = Published
list-collection = Collection
list-tags = Tags
list-get = Get it
# A link to the Atom feed of a list.
list-feed = Feed
list-readme = Edit README
list-settings = Settings
# A mark of a collection that only some tokens may read.
list-private = Private
list-privateHint = Private: only tokens for this collection can read it.
# $name (Html) - a name
list-download = Download { $name }
# $name (Html) - a name
list-magnet = Magnet link for { $name }
# $torrents (String) - a number of torrents, such as 100 torrents
list-moreThan = More than { $torrents }
list-pages = Pages
list-previous = Previous page
list-next = Next page
# $count (String) - how many of them are listed
# $torrents (String) - a number of torrents, such as 100 torrents
list-someOf = { $count } of { $torrents }
# $first (String) - the number of the first torrent of the page
# $last (String) - the number of the last one
# $torrents (String) - a number of torrents, such as 100 torrents
list-range = { $first }–{ $last } of { $torrents }
# The links of a list to its other forms.
list-links = This list
list-json = JSON
list-latest = Latest
list-checksums = SHA256SUMS
list-downloadAll = Download all
list-uploadHere = Upload here
list-showTags = Show tags
list-hideTags = Hide tags
list-collections = Collections
# $count (String) - a number of collections
list-allCollections = All { $count } collections
list-collectionsWithin = Collections in it
# $collection (String) - the path of a collection
list-torrentsIn = Torrents in { $collection }
# $query (String) - what was searched for
list-torrentsFoundFor = Torrents found for { $query }

## What a search found, and how to search.

# $query (String) - what was searched for
search-title = Search for { $query }
# $query (Html) - what was searched for
search-heading = Search for { $query }
search-nothingFound = No torrent has all of these words.
search-nothingFiltered = No torrent fits all of these filters.
search-nothingWithInfohash = No torrent with this infohash is published here.
# $begin (Html) - the beginning of a word
# $whole (Html) - the whole word
search-hint = Try fewer words, or only the beginning of the last one: { $begin } finds { $whole }. An infohash or a magnet link finds its torrent.
# $query (Html) - a query with the spelling corrected
search-suggestion = Did you mean <link>{ $query }</link>?
search-scope-names = Searched names, titles, categories, tags and collections.
search-scope-alsoAll = Search descriptions and file names too
search-scope-all = Searched names, titles, categories, tags, collections, descriptions and file names.
search-scope-onlyNames = Search names only
search-help = How to search
# What each kind of search finds.
search-syntax-words = names with both words, in any order; the last one may be the beginning of a longer word
search-syntax-phrase = names in which the words follow each other
search-syntax-without = names without that word
search-syntax-infohash = the torrent of that infohash or magnet link
search-syntax-file = Drop a .torrent file on the page to find its torrent, if it is published here.

## The start page.

start-title = Newest torrents
start-nothingYet = Nothing is published here yet.
start-orTerminal = Or publish from a terminal:
start-orTerminalWithToken = Or publish from a terminal. Replace TOKEN with your token:
start-folderMakesCollection = A folder in the address creates a collection:
start-publishHere = Publish here
start-formOrTerminal = <link>Upload with a form</link>, or from a terminal:

## The form for the README of a collection.

# $collection (String) - the path of a collection
readme-title = README of { $collection }
readme-heading = README of the collection
readme-text = Text
# $mark (Html) - examples of Markdown
readme-hint = Markdown: { $mark }. The first heading becomes the title of the collection, and the first paragraph its summary. HTML is shown as text, and pictures of other sites become links. To remove the README, save it empty.
readme-preview = Preview
readme-previewed = Preview of the README
readme-empty = The README is empty.
readme-back = Back to the collection
readme-changed = This README was changed since you opened the form
readme-changedHint = What you typed is above the buttons. Save again to replace the current text:

## What is set for a collection.

# $collection (String) - the path of a collection
collectionSettings-title = Settings of { $collection }
collectionSettings-heading = Settings of the collection
collectionSettings-read = Who may read it
collectionSettings-readHint = Applies to the collection and everything below it.
collectionSettings-readOpen = Everyone who may read this site
collectionSettings-readToken = Only tokens for it; for everyone else it does not exist
collectionSettings-order = What “latest” leads to
collectionSettings-orderHint = Applies to this collection alone, not to those below it. An address can choose the other order with ?order=.
collectionSettings-orderPublished = What was published last
collectionSettings-orderVersion = The highest version in a file name: 13.10 comes after 13.9
collectionSettings-retention = Retention
# $newest (Html) - an example
# $young (Html) - an example
collectionSettings-retentionHint = Which torrents stay. Write one rule in each line, such as { $newest } or { $young }: the newest ones, those that are younger, or both, and then a pattern of names. The first rule whose pattern matches applies. Torrents that do not stay are removed, and can be restored. Pinned torrents always stay. Empty: everything stays, unless a collection above has rules.
collectionSettings-retentionCheck = Show what would be removed
# $rules (Html) - the rules
collectionSettings-rulesInherited = It has no rules of its own. These rules of a collection above it apply: { $rules }
# $count (Number) - the number that the message agrees with
collectionSettings-wouldRemove =
    { $count ->
        [one] { $count } torrent would be removed
       *[other] { $count } torrents would be removed
    }
# $count (Number) - the number that the message agrees with
collectionSettings-wouldRemoveAtLeast =
    { $count ->
        [one] At least { $count } torrent would be removed
       *[other] At least { $count } torrents would be removed
    }
collectionSettings-uploads = Upload rules
# $tracker (Html) - an example
# $version (Html) - an example
# $size (Html) - an example
# $files (Html) - an example
collectionSettings-uploadsHint = What uploads to it must be, beyond being valid. Write one rule in each line: { $tracker } for at least one of several trackers, { $version }, { $size } for all files together, { $files }. Torrents that are here already stay. Empty: every valid torrent, unless a collection above has rules.
collectionSettings-sources = Trackers and web seeds
# $tracker (Html) - an example
# $webSeed (Html) - an example
collectionSettings-sourcesHint = Sources that its torrents get beside those in their files: in every magnet link, and in downloads where the operator of this site adds them. Write one tier of trackers in each line, such as { $tracker }, or one web seed, such as { $webSeed }; a folder ends in a slash. Private torrents get none. Empty: those of a collection above, or of the whole site.
# $sources (Html) - trackers and web seeds
collectionSettings-sourcesInherited = It has none of its own. Its torrents get these: { $sources }
collectionSettings-back = Back to the collection

## Where a collection is moved to.

# $collection (String) - the path of a collection
collectionMove-title = Move { $collection }
collectionMove-heading = Move the collection
collectionMove-about = All torrents in it and below it move, with its README and its settings. Their old addresses lead to the new ones.
collectionMove-path = New path
collectionMove-pathHint = A path where nothing is yet, such as archive/debian.
# $names (Html) - the names of tokens
collectionMove-bound = Tokens that stay bound to the old path, and can no longer change what moves: { $names }
# $ids (Html) - the numbers of webhooks
collectionMove-boundWebhooks = Webhooks that stay bound to the old path, and get no more messages about what moves: { $ids }
collectionMove-submit = Move
