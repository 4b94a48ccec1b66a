## The upload form, and its results.

upload-title = Upload
upload-titleDone = Uploaded
upload-titlePartly = Partly uploaded
upload-titleRefused = Not uploaded
upload-heading = Upload torrents
upload-about = Upload .torrent files: each is checked and published by itself.
upload-collection = Collection
# $example (Html) - an example
upload-collectionHint = such as { $example }
upload-token = Token
upload-tokenHint = from the operator
upload-files = Torrent files
# $size (String) - a size, such as 10 MiB
upload-filesHint = One or several, each up to { $size }.
upload-file = File
upload-fileSize = Size of the file
upload-result = Result
upload-submit = Upload
upload-checkOnly = Check only
upload-terminal = From a terminal
upload-terminalAnswer = The answer is the address of the published torrent.
upload-terminalToken = Replace TOKEN with your token.
upload-severalAtOnce = Several at once:
# $count (Number) - the number that the message agrees with
upload-publishedCount =
    { $count ->
        [one] { $count } torrent published
       *[other] { $count } torrents published
    }
# $count (Number) - the number that the message agrees with
upload-unchangedCount =
    { $count ->
        [one] { $count } torrent was already published
       *[other] { $count } torrents were already published
    }
# $count (Number) - the number that the message agrees with
upload-refusedCount =
    { $count ->
        [one] { $count } file refused
       *[other] { $count } files refused
    }
upload-outcomes-created = Published
upload-outcomes-replaced = Replaced the older version
upload-outcomes-updated = Updated
upload-outcomes-unchanged = Unchanged
# $path (Html) - a path
upload-elsewhere = The same torrent was already published at { $path }. It stays there and is not in the collection that you chose.
# $path (Html) - where the collection is that was moved
upload-movedAway = This collection was moved to { $path }. With this torrent, it exists again at its old path as well.
# $fields (Html) - the labels of fields
upload-inherited = It keeps these fields of the torrent that it replaces: { $fields }
upload-refused = Refused
upload-unnamedFile = A file without a name
upload-deleteKey = Keep <link>this address</link>: it is the only way for you to delete the torrent, and it is not shown again.
upload-deleteAddress = The address to delete it at
upload-compatibility = Some programs may have problems with this:
upload-warnings = Warnings

## Files that are dropped on a page.

drop-hint = Drop the .torrent file anywhere
drop-intoForm = You can also drop files or folders anywhere on this page, or paste them. They are checked here before anything is sent.
drop-checking = Reading the file …
drop-refused = This file is not a torrent that can be published.
drop-notChecked = The file could not be read.
# $count (String) - a number
drop-leftOut = Files left out of the folder, because they are not .torrent files or cannot be read: { $count }
# $entriesMax (String) - a number
drop-cut = Only the first { $entriesMax } files and folders were read. Drop the others separately.
drop-nothing = There is no .torrent file in this folder.

## The optional fields of the upload form, and files that were kept after an error.

uploadFields-more = More fields
uploadFields-moreHint = All fields are optional. A torrent that is already here keeps the fields that you leave empty.
uploadFields-categoryHint = a short name
uploadFields-tagsHint = separated by commas
uploadFields-titleHint = Shown instead of the name in the torrent. For a single file.
# $charactersMax (String) - a number
uploadFields-descriptionHint = Markdown, up to { $charactersMax } characters. You can make it longer when you edit the torrent.
uploadFields-chooseAgain = What you typed is still in the form. Choose the files again.
uploadFields-keptFiles = Files
uploadFields-keptFilesHint = The files were kept. You don't have to choose them again.
# $count (Number) - the number that the message agrees with
uploadFields-tooLargeToKeep =
    { $count ->
        [one] { $count } file is too large to be kept. Choose it again to publish it:
       *[other] { $count } files are too large to be kept. Choose them again to publish them:
    }
uploadFields-publishAccepted = Publish the accepted files
uploadFields-checkOthers = Check other files
uploadFields-chooseOthers = Choose other files
uploadFields-uploadMore = Upload more torrents

## The list of files that are uploaded one by one.

uploading-heading = Files to upload
uploading-title = Title
uploading-edit = Edit
uploading-details = Details
uploading-actions = Actions
uploading-states-checking = Checking …
uploading-states-ready = Ready
uploading-states-unchecked = Ready, not checked here
uploading-states-waiting = Waiting
uploading-states-sending = Uploading …
# $seconds (String) - a number of seconds
uploading-states-paused = Too many at once: continues in { $seconds } s
uploading-states-pending = Pending review
uploading-states-here = Already here
uploading-states-hereOtherwise = Already here: its trackers or notes will change
uploading-states-hereFields = Already here: its fields will change
uploading-states-refused = Not valid
uploading-states-cancelled = Cancelled
uploading-keepsFields = It is not uploaded again, and keeps its own fields. <link>Edit them there</link>
uploading-why-sameName = Another file in this list has the same name, and one would replace the other. Remove one of them.
uploading-why-twice = The same torrent is in this list already.
# $size (String) - a size, such as 3.6 GiB
uploading-why-tooLarge = The file is larger than { $size }, the limit here.
uploading-why-noAnswer = The server cannot be reached. Try again.
uploading-why-changed = The file changed on your disk since you chose it, or can no longer be read. Choose it again.
uploading-why-gone = The file is no longer where it was on your disk when you chose it. Choose it again.
uploading-progress = Progress
# $size (String) - a size, such as 3.6 GiB
uploading-speed = { $size }/s
# $link (Html) - a link to the torrent
uploading-location = It is at { $link }.
uploading-cancel = Cancel
uploading-retry = Try again
uploading-remove = Remove
uploading-removeRefused = Remove these
uploading-addMore = Add more files
uploading-problems = Problems
# $count (String) - a number
uploading-published = { $count } published
# $count (String) - a number
uploading-review = { $count } pending review
# $count (String) - a number
uploading-here = { $count } already here
# $count (String) - a number
uploading-refused = { $count } not uploaded
# $count (String) - a number
uploading-sending = { $count } uploading
# $count (String) - a number
uploading-checking = { $count } being checked
# $count (String) - a number
uploading-checked = { $count } checked
# $count (String) - a number
uploading-ready = { $count } ready
# $count (String) - a number
uploading-invalid = { $count } not valid
# $count (String) - a number
# $names (String) - the names of the files
uploading-invalidNames = { $count } not valid ({ $names })

## Signing in during an upload.

uploadSignIn-heading = Sign in to continue
uploadSignIn-about = Nothing is lost: the files that are not uploaded yet, and all that you typed, stay on this page.
uploadSignIn-still = You are not signed in yet. Type a token, or sign in in a new tab. Then continue.
uploadSignIn-continue = Continue
uploadSignIn-newTab = Sign in in a new tab

## The pictures of a description or a README.

# $name (String) - a name
pictures-title = Pictures of { $name }
pictures-heading = Pictures
# $formats (Html) - the formats
# $size (String) - a size, such as 10 MiB
# $count (String) - how many
pictures-about = { $formats }, each up to { $size }; at most { $count } for a text. They are scaled down for the page, and metadata, such as the place where a photo was taken, is removed.
pictures-use = Write this where the text should show it:
pictures-none = There are no pictures yet.
pictures-choose = Choose pictures
# $example (Html) - an example
pictures-chooseHint = The description shows one where you write { $example }.
pictures-add = Add
pictures-remove = Remove
pictures-back = Back to the form
pictures-manage = Add or remove pictures
pictures-drop = You can also drop or paste pictures into the text.
pictures-sending = The picture is being sent …
pictures-failed = The picture could not be sent.
# $collection (Html) - the path of the collection
uploadRules-heading = Rules for uploads to { $collection }
# $trackers (Html) - addresses of trackers, and names of hosts
uploadRules-tracker = At least one of their trackers is one of these: { $trackers }
# $versions (Html) - such as v2, hybrid
uploadRules-version = Their version is one of these: { $versions }
# $size (String) - such as 4 GiB
uploadRules-size = They have at most { $size } of content.
# $count (Number) - the number that the message agrees with
uploadRules-files =
    { $count ->
        [one] They have at most { $count } file.
       *[other] They have at most { $count } files.
    }
