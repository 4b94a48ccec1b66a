## The page of an error.

# $status (String) - the HTTP status, such as 404
problem-status = Error { $status }
# $code (Html) - the name of the problem, such as not_found
# $status (String) - the HTTP status, such as 404
problem-kind = Problem { $code }, HTTP status { $status }
problem-meaning = What it means
problem-remedies = What to do
problem-help = What this means, and what to do
problem-allRules = All rules that torrents are checked by
# $address (Html) - a link
problem-location = It is at { $address }.
problem-findings = What the check found
problem-searchAgain = Search for it
# $name (Html) - the last part of the address
problem-notHere = { $name } does not exist here
# $name (Html) - the last part of the address
problem-wasRemoved = { $name } was removed
# $name (Html) - the path of a collection
problem-seeCollection = See the collection { $name }

## What each kind of error means, and how to fix it. Text between back quotes is shown as code.

problems-malformed-title = The request cannot be read
problems-malformed-meaning = The service could not read the request: its address, a header, a form field or a name in it is not valid. The torrent was not checked.
problems-malformed-remedies-1 = Read the line that came with the error: it names the part that is wrong.
problems-malformed-remedies-2 = End the address in `.torrent` to publish under that name, or in a slash to publish into a collection.
problems-malformed-remedies-3 = In a form, call the file part `file`, as in `curl -F file=@name.torrent`.
problems-unauthorized-title = No valid token
problems-unauthorized-meaning = The request changes something, and that needs a token. It had no token, or one that is unknown here or has expired.
problems-unauthorized-remedies-1 = With curl, send the token as the password: `curl -u :TOKEN -T name.torrent URL/`
problems-unauthorized-remedies-2 = In other programs, send the header `Authorization: Bearer TOKEN`.
problems-unauthorized-remedies-3 = In a browser, sign in at `/login`, or type it into the field "Token" of the upload form.
problems-unauthorized-remedies-4 = If you have no token, ask the operator. The service prints the first one when it starts for the first time.
problems-forbidden-title = Not allowed
problems-forbidden-meaning = The token is valid, but it may not do this: its role is too low, it is bound to another collection, or another owner published the torrent.
problems-forbidden-remedies-1 = Use the token that published the torrent.
problems-forbidden-remedies-2 = Publish to a collection that the token is for.
problems-forbidden-remedies-3 = Ask the operator for a token with the role that is needed: uploaders change their own torrents, moderators all of them.
problems-banned-title = The address is banned
problems-banned-meaning = The operator does not accept changes from the network address that the request came from. The message says why, and until when.
problems-banned-remedies-1 = You can still read and download everything that is public.
problems-banned-remedies-2 = Many people share an address. If you are not meant, write to the operator.
problems-banned-remedies-3 = Operators remove bans at `/admin/bans`.
problems-not_found-title = Not found
problems-not_found-meaning = There is nothing at this address: no torrent, collection or page was ever published there.
problems-not_found-remedies-1 = Check the address for typing errors. Capital and small letters are different.
problems-not_found-remedies-2 = Search for the torrent by its name.
problems-not_found-remedies-3 = If you have the infohash, look it up at `/torrents/` followed by the infohash.
problems-method_not_allowed-title = The address does not allow this method
problems-method_not_allowed-meaning = The address exists, but it does not accept the method of the request, such as `PUT` or `DELETE`.
problems-method_not_allowed-remedies-1 = Look at the `Allow` header of the answer: it lists the methods that the address accepts.
problems-method_not_allowed-remedies-2 = Publish with `PUT` to an address that ends in `.torrent` or in a slash, or with `POST` to one that ends in a slash.
problems-conflict-title = Conflict with something that already exists
problems-conflict-meaning = The request contradicts something that already exists. Most often, the same torrent is published at another path: a torrent can be in the catalogue only once.
problems-conflict-remedies-1 = Follow the link that came with the error: it leads to the existing torrent.
problems-conflict-remedies-2 = Publish to the path that the torrent already has, or remove it there first.
problems-conflict-remedies-3 = If the first folder of the address belongs to the service itself, choose another name for it.
problems-conflict-remedies-4 = If you published to an infohash, make sure that the torrent really has it.
problems-gone-title = It was removed
problems-gone-meaning = A torrent was published at this address. Its owner or a moderator has removed it.
problems-gone-remedies-1 = Search for its name: there may be a newer torrent.
problems-gone-remedies-2 = Its owner can publish it again at the same address.
problems-gone-remedies-3 = If you read events, they are no longer kept: read the list of torrents again, and follow the events from `now` on.
problems-precondition_failed-title = A precondition failed
problems-precondition_failed-meaning = The request has a condition, `If-Match` or `If-None-Match`, that is not met: the published torrent is not the version you expected. Nothing was changed.
problems-precondition_failed-remedies-1 = Load the address again, look at what is published there now, and send its `ETag`.
problems-precondition_failed-remedies-2 = To replace the existing torrent in any case, leave the condition out.
problems-too_large-title = Too large
problems-too_large-meaning = The file, the form or the list of files is larger than this service accepts.
problems-too_large-remedies-1 = Make the torrent with larger pieces, or with fewer files: pack many small files into one archive.
problems-too_large-remedies-2 = Send fewer files at once.
problems-too_large-remedies-3 = Ask the operator to raise the limit (`TORRENTRY_UPLOAD_BYTES_MAX`).
problems-unsupported-title = The type is not supported
problems-unsupported-meaning = The body is labelled as something other than a .torrent file, or it is compressed in a way that is not supported here.
problems-unsupported-remedies-1 = Send the .torrent file as it is, with the type `application/x-bittorrent` or without a type.
problems-unsupported-remedies-2 = Leave out `Content-Encoding`.
problems-invalid-title = Not valid
problems-invalid-meaning = The file is not a torrent that all BitTorrent programs read in the same way. Each finding names the rule, the place in the file as a path of keys and a byte offset, and how to fix it.
problems-invalid-remedies-1 = Make sure that the file is the .torrent file itself, and not a web page or the content.
problems-invalid-remedies-2 = Create the torrent again with a current program: that fixes most findings.
problems-invalid-remedies-3 = If a program of your own made it, fix what the findings name. Changes within `info` give the torrent a new infohash.
problems-rate_limited-title = Too many requests
problems-rate_limited-meaning = Too many requests came from the same token or address within a short time.
problems-rate_limited-remedies-1 = Wait for the number of seconds in the `Retry-After` header, then send requests more slowly.
problems-unavailable_for_legal_reasons-title = Removed for legal reasons
problems-unavailable_for_legal_reasons-meaning = A torrent was published at this address, and the operator of this service had to remove it to follow the law.
problems-unavailable_for_legal_reasons-remedies-1 = Read the line that came with the error: it may name the reason.
problems-unavailable_for_legal_reasons-remedies-2 = If you published it and believe that this is a mistake, write to the operator.
problems-internal-title = Internal server error
problems-internal-meaning = An error in the service made the request fail. It is not your fault, and nothing was changed.
problems-internal-remedies-1 = Try again in a moment.
problems-internal-remedies-2 = If it happens again, tell the operator when it happened: the log of the service has the details.
problems-unavailable-title = Not available right now
problems-unavailable-meaning = The service cannot handle the request right now: it is stopping or too busy. Nothing was changed.
problems-unavailable-remedies-1 = Wait for the number of seconds in the `Retry-After` header, then try again.
problems-unavailable-remedies-2 = If you are the operator, check the free space of the data folder and the log.
problems-insufficient_storage-title = No space left
problems-insufficient_storage-meaning = The disk of this service is full, or nearly so. Nothing was changed. Lists, pages and downloads go on working.
problems-insufficient_storage-remedies-1 = Try again later: uploads work again as soon as there is space.
problems-insufficient_storage-remedies-2 = If you are the operator, free some space on the disk of the data folder, or move the folder to a larger disk.
