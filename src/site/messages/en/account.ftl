## The sign-in page.

login-title = Sign in
login-token = Token
login-tokenHint = What the operator of this service gave you.
login-submit = Sign in
login-provider = Sign in without a token
login-once = This link signs this browser in. It can be used once.
# Shown when the browser is signed in already.
# $name (Html) - a name
login-ends = You are signed in here as { $name }. Signing in by this link ends that session.
login-switch = End it and sign in
login-stay = Stay signed in

## The account page.

account-title = Your account
account-signOut = Sign out
account-name = Name
account-role = Role
# What a token with this role may do.
account-roles-reader = may read what is published
account-roles-uploader = may publish torrents, and change or delete them later
account-roles-moderator = may publish, change and delete any torrent, and decides about reports
account-roles-admin = may do everything, making and revoking tokens included
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
sessions-unnamed = A browser that does not say its name
sessions-address = Address
sessions-since = Since
sessions-seen = Last seen
sessions-action = Action
sessions-thisOne = this one
sessions-end = Sign out

## Keys by which programs without a token read .torrent files.

feedKeys-title = Feed keys
feedKeys-about = A feed key is for a program that cannot send a token. Add it to the address of a .torrent file, and that file can be downloaded where reading needs a token. It can do nothing else.
feedKeys-notNeeded = Here everybody may read, so no program needs one for now.
feedKeys-name = Name
feedKeys-nameHint = What you will know it by, such as the program that it is for.
feedKeys-made = Made
feedKeys-used = Last used
feedKeys-notYet = not yet
feedKeys-action = Action
feedKeys-make = Make a feed key
feedKeys-revoke = Revoke
feedKeys-newTitle = Your new feed key
# $name (Html) - a name
feedKeys-newKey = This is the key { $name }. Copy it now: it is not shown again.
feedKeys-newAddress = It goes at the end of an address, as in:
feedKeys-back = Back to your account

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
ownTorrents-states-pending = waiting for review
ownTorrents-states-hidden = hidden
ownTorrents-states-superseded = superseded
ownTorrents-states-removed = removed
ownTorrents-edit = Edit
ownTorrents-delete = Delete
ownTorrents-restore = Restore
