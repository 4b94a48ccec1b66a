## The sign-in page.

login-title = Sign in
login-token = Token
login-tokenHint = The operator of this service gave it to you.
login-submit = Sign in
login-provider = Sign in without a token
login-once = This link signs in this browser. It works once.
# Shown when the browser is signed in already.
# $name (Html) - a name
login-ends = You are signed in here as { $name }. When you sign in with this link, that session ends.
login-switch = End that session and sign in
login-stay = Stay signed in

## The account page.

account-title = Your account
account-signOut = Sign out
account-name = Name
account-role = Role
# What a token with this role may do.
account-roles-reader = may read what is published
account-roles-uploader = may publish torrents, and change or delete them later
account-roles-moderator = may publish, change and delete any torrent, and handle reports
account-roles-admin = may do everything, including creating and revoking tokens
account-collection = Collection
account-everywhere = all
account-expires = Expires
account-never = never
account-published = Published
account-files = .torrent files
# $used (Html) - a number or a size
# $max (Html) - the largest that is allowed
account-usedOf = { $used } of { $max }
account-torrents = Your torrents

## The browsers that an account is signed in with.

sessions-title = Where you are signed in
sessions-browser = Browser
sessions-unnamed = Unknown browser
sessions-address = Address
sessions-since = Since
sessions-seen = Last seen
sessions-action = Action
sessions-thisOne = this one
sessions-end = Sign out

## Keys by which programs without a token read .torrent files.

feedKeys-title = Feed keys
feedKeys-about = A feed key is for a program that cannot send a token. Add it to the address of a .torrent file to download that file where reading needs a token. It gives access to nothing else.
feedKeys-notNeeded = Reading is open here, so programs need a feed key only for private collections.
feedKeys-name = Name
feedKeys-nameHint = For example, the program that uses it.
feedKeys-created = Created
feedKeys-used = Last used
feedKeys-notYet = not yet
feedKeys-action = Action
feedKeys-create = Create a feed key
feedKeys-revoke = Revoke
feedKeys-newTitle = Your new feed key
# $name (Html) - a name
feedKeys-newKey = This is the key { $name }. Copy it now: it is not shown again.
feedKeys-newAddress = Add it to the end of an address, as in:
feedKeys-back = Back to your account

## Keys that let torrent clients into swarms.

passkeys-title = Passkeys for the tracker
passkeys-about = A passkey lets your torrent client into the swarms that are not for all: those of private torrents and of private collections. Anyone who has it can download and upload in your name. It is written into .torrent files that you download with the tracker of this site, so do not pass those on.
passkeys-nameHint = For example, the computer that uses it.
passkeys-create = Create a passkey
passkeys-newTitle = Your new passkey
passkeys-newAddress = Your torrent client announces to:

## The torrents that an account has published.

ownTorrents-title = Your torrents
ownTorrents-nothing = You have not published anything yet.
ownTorrents-name = Name
ownTorrents-size = Size
ownTorrents-state = State
ownTorrents-published = Published
ownTorrents-action = Action
ownTorrents-states-public = public
ownTorrents-states-unlisted = unlisted
ownTorrents-states-pending = pending review
ownTorrents-states-hidden = hidden
ownTorrents-states-superseded = superseded
ownTorrents-states-removed = removed
ownTorrents-edit = Edit
ownTorrents-delete = Delete
ownTorrents-restore = Restore

## The pages of publishers.

publisher-verified = verified publisher
# $name (String) - a name
publisher-caption = Torrents by { $name }
publisher-nothing = This publisher has no public torrents.
publisher-own = Your publisher page
publisher-ownAbout = The page shows your public torrents, and has a feed of them. Your torrents then show your name, with a link to the page. Moderators can mark you as verified. When you change the name or the address, you lose the mark.
publisher-name = Name shown
publisher-nameHint = Use letters of one script. The name must not look like that of another publisher or of this site.
publisher-slug = Address
# $start (String) - what the address begins with
publisher-slugHint = What follows { $start }: letters from a to z, digits and hyphens. Earlier addresses lead to it.
publisher-about = About you
publisher-aboutHint = Markdown, optional. Write links with their whole address, as in https://example.org/.
publisher-save = Save the page
publisher-remove = Remove the page
publisher-adminAbout = A verified publisher is who it says it is. Mark one only when you have checked that.
publisher-adminNothing = No publisher has a page yet.
publisher-verify = Mark as verified
publisher-unverify = Remove the mark

## What a user has transferred, by the count of the tracker.

figures-title = Transferred
figures-about = What your clients have transferred with your passkeys, by what they told the tracker.
figures-nothing = Nothing yet. Download a torrent with the tracker of this site, and start it in your client.
figures-forgotten = When you revoke your last passkey, all of this is deleted.
figures-download = Download as CSV
figures-uploaded = Uploaded
figures-downloaded = Downloaded
figures-ratio = Ratio
figures-seeded = Seeded for
figures-alone = Uploaded while no leecher was known
figures-torrent = Torrent
figures-changed = Last change
