## The upload form, and its results.

upload-title = Upload
upload-titleDone = Uploaded
upload-titlePartly = Partly uploaded
upload-titleRefused = Not uploaded
upload-heading = Upload torrents
upload-collection = Collection
# $example (Html) - an example
upload-collectionHint = A folder for the torrents, such as { $example }. Leave it empty to publish without one.
upload-token = Token
upload-tokenHint = What the operator of this service gave you for publishing.
upload-files = Torrent files
upload-filesHint = One or several .torrent files; each is checked and published by itself.
upload-submit = Upload
upload-checkOnly = Check only
upload-terminal = From a terminal
upload-terminalAnswer = The answer is the address of the published torrent.
upload-terminalToken = Put your token in place of TOKEN.
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
upload-outcomes-created = Published:
upload-outcomes-replaced = Replaced the older version:
upload-outcomes-updated = Updated:
upload-outcomes-unchanged = Unchanged:
# $path (Html) - a path
upload-elsewhere = The same torrent was already published at { $path }. It stays there, and not in the collection that you chose.
upload-refused = Refused:
# $file (Html) - the name of a file
upload-fromFile = from { $file }
upload-unnamedFile = A file without a name
upload-deleteKey = Keep <link>this address</link>: it is the only way for you to delete the torrent, and is not shown again.
upload-deleteAddress = The address to delete it at
upload-compatibility = Some programs may have problems with this:
upload-warnings = Warnings

## Files that are dropped on a page.

drop-hint = Drop the .torrent file anywhere
drop-intoForm = They can also be dropped or pasted anywhere on this page.
drop-checking = Reading the file …
drop-refused = This file is not a torrent that can be published.
drop-notChecked = The file could not be read.
# $count (String) - a number
drop-leftOut = Files left out of the folder, because they are not .torrent files or cannot be read: { $count }
# $entriesMax (String) - a number
drop-cut = Only the first { $entriesMax } files and folders were looked at. Drop the others on their own.
drop-nothing = There is no .torrent file in this folder.

## The optional fields of the upload form, and files that were kept after an error.

uploadFields-more = More about the torrents
uploadFields-moreHint = All of it is optional. A torrent that is already here keeps the fields that you leave empty.
uploadFields-titleHint = Shown in place of the name in the torrent. For a single file.
# $charactersMax (String) - a number
uploadFields-descriptionHint = Markdown, up to { $charactersMax } characters. It can be made longer by editing the torrent.
uploadFields-chooseAgain = What you typed is still in the form. Choose the files again.
uploadFields-keptFiles = Files
uploadFields-keptFilesHint = They were kept, and need not be chosen again.
# $count (Number) - the number that the message agrees with
uploadFields-tooLargeToKeep =
    { $count ->
        [one] { $count } file is too large to be kept. Choose it again to publish it:
       *[other] { $count } files are too large to be kept. Choose them again to publish them:
    }
uploadFields-publish = Publish
uploadFields-publishAccepted = Publish what was accepted
uploadFields-checkOthers = Check other files
uploadFields-chooseOthers = Choose other files
uploadFields-uploadMore = Upload more torrents

## The list of files that are uploaded one by one.

uploading-heading = Files to upload
uploading-title = Title
uploading-titleHint = Shown in place of the name in the torrent.
uploading-states-checking = Checking …
uploading-states-ready = Valid, and ready to upload.
uploading-states-unchecked = Ready to upload. It could not be checked here; the server checks it.
uploading-states-waiting = Waiting for its turn.
uploading-states-sending = Uploading …
# $seconds (String) - a number of seconds
uploading-states-paused = Too many at once. Goes on in { $seconds } s.
uploading-states-published = Published:
uploading-states-upToDate = Up to date:
uploading-states-pending = Pending review:
uploading-states-here = Here already, byte for byte:
uploading-states-hereOtherwise = Here already, with other trackers or notes around it:
uploading-states-refused = Refused: this is not a valid torrent.
uploading-states-sameName = Not uploaded: another file in this list has the same name, and one would replace the other.
uploading-states-twice = Not uploaded: the same torrent is in this list already.
uploading-states-failed = Not uploaded.
uploading-states-noAnswer = Not uploaded: the server cannot be reached.
uploading-states-cancelled = Cancelled.
uploading-states-changed = Not uploaded: the file changed on your disk since you chose it, or can no longer be read. Choose it again.
uploading-states-gone = Not uploaded: the file is no longer where it was on your disk when you chose it. Choose it again.
# $size (String) - a size, such as 3.6 GiB
uploading-tooLarge = Not uploaded: it is larger than { $size }, the most that is accepted here.
uploading-progress = Progress
# $size (String) - a size, such as 3.6 GiB
uploading-speed = { $size }/s
# $link (Html) - a link to the torrent
uploading-location = It is at { $link }.
uploading-cancel = Cancel
uploading-retry = Try again
uploading-remove = Remove from the list
uploading-addMore = Add more files
uploading-problems = Problems
# $count (String) - a number
uploading-published = Published: { $count }
# $count (String) - a number
uploading-review = Pending review: { $count }
# $count (String) - a number
uploading-here = Here already: { $count }
# $count (String) - a number
uploading-refused = Not uploaded: { $count }
# $count (String) - a number
uploading-left = To upload: { $count }
# $count (String) - a number
uploading-checked = Files checked: { $count }
# $count (String) - a number
uploading-ready = Ready: { $count }
# $count (String) - a number
# $names (String) - the names of the files
uploading-invalid = Not valid: { $count } ({ $names })

## Signing in during an upload.

uploadSignIn-heading = Sign in to go on
uploadSignIn-about = Nothing is lost: the files that are not uploaded yet, and all that you typed, stay on this page.
uploadSignIn-still = You are not signed in yet. Type a token, or sign in in a new tab, and go on then.
uploadSignIn-continue = Go on
uploadSignIn-newTab = Sign in in a new tab
