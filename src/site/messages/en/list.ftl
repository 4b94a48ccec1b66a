## The page of a collection.

collection-nothingDirectly = No torrent is published directly in this collection.
collection-nothingButBelow = No torrent is published directly in this collection, but in those within it.
collection-showBelow = Show what is in those within it
collection-publish = Publish in this collection
collection-missing = This collection does not exist
# $name (Html) - a name
collection-beginsWithFirst = Nothing is published in { $name }. The first torrent that is published there makes it.

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
filter-below = with what is below it
filter-anyVersion = any
filter-hints-size = As in 700M or 4GiB.
filter-hints-date = Days begin at 00:00 UTC.
filter-wrong-size = This is not a size. Write a number and a unit, as in 700M or 4GiB.
filter-wrong-date = This is not a date. Write it as in 2026-01-31.
filter-apply = Apply
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
list-published = Published
list-get = Get it
# A link to the Atom feed of a list.
list-feed = Feed
list-inCollection = in
list-category = category
# $name (Html) - a name
list-download = Download<unseen> { $name }</unseen>
# $name (Html) - a name
list-magnet = Magnet<unseen> link for { $name }</unseen>
# $torrents (String) - a number of torrents, such as 100 torrents
list-moreThan = More than { $torrents }
list-pages = Pages
list-first = First page
list-older = Older torrents
list-newer = Newer torrents
list-more = More torrents
list-collections = Collections
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
search-nothingNamed = No torrent with this infohash is published here.
# $begin (Html) - the beginning of a word
# $whole (Html) - the whole word
search-hint = Try fewer words, or the beginning of one: the last word also finds longer ones, so { $begin } finds { $whole }. Names, titles, categories, tags and collections are searched, not descriptions and the files within. An infohash or a magnet link finds its torrent.
search-help = How to search
# What each kind of search finds.
search-syntax-words = names that hold both words, in any order; the last one may be the beginning of a longer word
search-syntax-phrase = names in which the words follow each other
search-syntax-without = names without that word
search-syntax-infohash = the torrent of that infohash or magnet link
search-syntax-file = Drop a .torrent file on the page to find its torrent, if it is published here.

## The start page.

start-title = Newest torrents
start-nothingYet = Nothing is published here yet.
start-orTerminal = Or publish from a terminal:
start-orTerminalWithToken = Or publish from a terminal, with your token in place of TOKEN:
start-folderMakesCollection = A folder in the address makes a collection:
start-publishHere = Publish here
start-formOrTerminal = <link>Upload with a form</link>, or from a terminal:
