## Around every page of the administration.

admin-navigation = Administration
admin-parts-overview = Overview
admin-parts-queue = Queue
admin-parts-torrents = Torrents
admin-parts-blocks = Blocks
admin-parts-bans = Bans
admin-parts-publishers = Publishers
admin-parts-tokens = Tokens
admin-parts-webhooks = Webhooks and IRC
admin-parts-audit = Audit log
admin-parts-settings = Settings
admin-parts-health = Health
# In a table, for an empty field.
admin-none = none
admin-reason = Reason
admin-reasonHint = Shown to all who open its address. For a hidden torrent, only its owner sees it.
admin-published = Published
admin-state = State
# $id (String) - a number
admin-token = token { $id }
# $name (Html) - a name
# $token (String) - a token with its number
admin-nameAndToken = { $name } ({ $token })
admin-withoutToken = a visitor without a token
# $count (String) - a number of torrents
admin-moreThan = more than { $count }
admin-keys-select = Select or deselect the row
admin-keys-act = Go to the actions for the selected rows

## The audit log.

adminAudit-filter = Find changes
adminAudit-action = Action
# $all (Html) - the beginning of an action, such as torrent.
# $one (Html) - an action, such as torrent.edit
adminAudit-actionHint = An action such as { $one }, or only its beginning, such as { $all }
adminAudit-tokenId = Token number
adminAudit-object = Object
# $token (Html) - an example of a token
adminAudit-objectHint = An infohash, or { $token }.
adminAudit-find = Find
adminAudit-list = Changes, newest first
adminAudit-nothing = No changes were found. Clear some of the fields to see more.
adminAudit-when = When
adminAudit-who = Who
adminAudit-what = What
adminAudit-change = Change
adminAudit-actions-ban_add = Addresses banned
adminAudit-actions-ban_edit = Ban changed
adminAudit-actions-ban_remove = Ban removed
adminAudit-actions-block_add = Infohash blocked
adminAudit-actions-block_remove = Infohash unblocked
adminAudit-actions-collection_edit = Collection changed
adminAudit-actions-collection_move = Collection moved
adminAudit-actions-feed_key_create = Feed key created
adminAudit-actions-feed_key_revoke = Feed key revoked
adminAudit-actions-passkey_create = Passkey created
adminAudit-actions-passkey_revoke = Passkey revoked
adminAudit-actions-login_link_create = Sign-in link created
adminAudit-actions-person_end = Person lost their role at the provider
adminAudit-actions-person_enter = Person added from the provider
adminAudit-actions-publisher_remove = Publisher page removed
adminAudit-actions-publisher_verify = Publisher mark changed
adminAudit-actions-publisher_write = Publisher page written
adminAudit-actions-readme_picture = README picture changed
adminAudit-actions-readme_remove = README removed
adminAudit-actions-readme_write = README written
adminAudit-actions-report_settle = Report settled
adminAudit-actions-session_create = Signed in
adminAudit-actions-session_end = Session ended
adminAudit-actions-token_create = Token created
adminAudit-actions-token_operator = Admin token set from the configuration
adminAudit-actions-token_revoke = Token revoked
adminAudit-actions-torrent_damaged = Stored file found damaged
adminAudit-actions-torrent_edit = Torrent edited
adminAudit-actions-torrent_keep = Expiry or pin changed
adminAudit-actions-torrent_publish = Torrent published
adminAudit-actions-torrent_purge = Torrent purged
adminAudit-actions-torrent_remove = Torrent removed
adminAudit-actions-torrent_repaired = Stored file restored from a backup
adminAudit-actions-torrent_replace = Torrent replaced by a newer one
adminAudit-actions-torrent_report = Torrent reported
adminAudit-actions-torrent_restore = Torrent restored
adminAudit-actions-torrent_state = State of a torrent changed
adminAudit-actions-torrent_update = .torrent file updated
adminAudit-actions-webhook_create = Webhook added
adminAudit-actions-webhook_edit = Webhook changed
adminAudit-actions-webhook_remove = Webhook deleted
adminAudit-vias-token = by token
adminAudit-vias-session = signed in
adminAudit-vias-login_link = by a sign-in link
adminAudit-vias-provider = by a provider
adminAudit-vias-delete_key = by a delete key
adminAudit-vias-nothing = without a token
adminAudit-vias-command_line = at the command line
adminAudit-vias-server = by the server
adminAudit-from = before:
adminAudit-to = after:
adminAudit-empty = nothing
adminAudit-yes = yes
adminAudit-no = no
adminAudit-older = Older changes
adminAudit-export = Download these as JSON lines, oldest first

## Blocked infohashes.

adminBlocks-about = Torrents with these infohashes cannot be published here.
adminBlocks-add = Block an infohash
adminBlocks-infohash = Infohash or magnet link
adminBlocks-blocked = Infohash
adminBlocks-reason = Reason
adminBlocks-reasonHint = Shown to all who try to upload it.
adminBlocks-submit = Block
adminBlocks-list = Blocked infohashes
adminBlocks-nothing = No infohash is blocked.
adminBlocks-since = Since
adminBlocks-by = By
adminBlocks-action = Action
adminBlocks-remove = Unblock
adminBlocks-more = Older blocks

## Banned addresses.

adminBans-about = Nothing can be published, changed or reported from these addresses. Reading and downloading stay possible, and moderators and admins can do everything.
adminBans-add = Ban an address or a range
adminBans-range = Address or range
# $one (Html) - one address
# $range (Html) - a range of addresses
adminBans-rangeHint = One address, as in { $one }, or a range, as in { $range }.
adminBans-reasonHint = Shown to all who try to publish from there.
adminBans-expiresHint = The ban ends on this day (UTC). Empty: it stays until you remove it.
adminBans-submit = Ban
adminBans-list = Banned addresses
adminBans-since = Since
adminBans-nothing = No address is banned.
adminBans-remove = Remove ban
adminBans-more = Older bans

## The state of the store.

adminHealth-store = Store
adminHealth-file = Database
adminHealth-journal = Write-ahead log
adminHealth-free = Unused space in the database
adminHealth-disk = Free disk space
adminHealth-schema = Schema
adminHealth-threads = Threads
adminHealth-writer = Changes
adminHealth-search = Searches
adminHealth-threadStates-asleep = stopped until needed
adminHealth-threadStates-running = running
adminHealth-threadStates-failed = failed; starts again with the next task
# $count (Number) - the number that the message agrees with
adminHealth-queued =
    { $count ->
        [one] { $count } in the queue
       *[other] { $count } in the queue
    }
adminHealth-housekeeping = Housekeeping
adminHealth-lastRun = Last run
adminHealth-notYet = not yet
adminHealth-isRunning = It is still running.
# $count (Number) - the number that the message agrees with
adminHealth-purged =
    { $count ->
        [one] { $count } removed torrent was purged
       *[other] { $count } removed torrents were purged
    }
adminHealth-check = Check for damage
adminHealth-checkAbout = This checks the tables, and for a few seconds compares .torrent files with their SHA-256. Each check starts with other files.
adminHealth-checkNow = Check now
adminHealth-lastCheck = Last check
adminHealth-result = Result
adminHealth-noDamage = no damage found
# $count (Number) - the number that the message agrees with
adminHealth-problems =
    { $count ->
        [one] { $count } problem found
       *[other] { $count } problems found
    }
adminHealth-tables = Tables checked
adminHealth-files = .torrent files checked
# $count (String) - a number
# $all (String) - the number of all of them
adminHealth-of = { $count } of { $all }
# $seconds (String) - a number of seconds
adminHealth-took = took { $seconds } s

## The overview: numbers and open tasks.

# $scope (Html) - the path of a collection
adminOverview-inScope = You moderate { $scope }. This page shows only what is there.
adminOverview-pending = Torrents pending review
adminOverview-reports = Open reports
adminOverview-torrents = Public torrents
adminOverview-contentBytes = Their content
adminOverview-metainfoBytes = All .torrent files
adminOverview-databaseBytes = The database
adminOverview-uploads = Uploads a day, the last 30 days
# $count (Number) - the number that the message agrees with
adminOverview-uploadsSum =
    { $count ->
        [one] { $count } upload
       *[other] { $count } uploads
    }
adminOverview-downloads = Downloads a day, the last 30 days
# $count (Number) - the number that the message agrees with
adminOverview-downloadsSum =
    { $count ->
        [one] { $count } download
       *[other] { $count } downloads
    }
adminOverview-downloadCount = Downloads
adminOverview-downloadsNote = Complete downloads of .torrent files. Magnet links are not counted.
# $count (String) - a number
adminOverview-most = at most { $count } a day
adminOverview-asTable = As a table
adminOverview-day = Day
adminOverview-count = Torrents
adminOverview-share = Share
adminOverview-states = By state
adminOverview-sizes = Public torrents by size
# $size (Html) - a size, such as 3.6 GiB
adminOverview-sizeBelow = below { $size }
# $from (Html) - a size
# $to (Html) - a larger size
adminOverview-sizeBetween = { $from } to { $to }
# $size (Html) - a size, such as 3.6 GiB
adminOverview-sizeFrom = { $size } and more
adminOverview-versions = Public torrents by version

## The queue: open reports and torrents that are pending review.

adminQueue-reports = Reports
adminQueue-noReports = There are no open reports. Readers can report a torrent on its page.
adminQueue-pending = Torrents pending review
# $setting (Html) - the name of a setting
adminQueue-noPending = No torrents are pending review. While the setting { $setting } is on, you approve or reject uploads here.
adminQueue-kinds-illegal = illegal
adminQueue-kinds-copyright = copyright
adminQueue-kinds-malware = malware
adminQueue-kinds-wrong = wrong
adminQueue-kinds-spam = spam
adminQueue-kinds-other = other
adminQueue-wantsUnlisted = Its owner wants it to be unlisted. It stays unlisted when you approve it.
adminQueue-noText = The report has no text.
# $who (Html) - the name of a person or a token
# $when (Html) - a date and a time
adminQueue-reportedBy = Reported by { $who }, { $when }
# $who (Html) - the name of a person or a token
# $when (Html) - a date and a time
adminQueue-sentBy = Sent by { $who }, { $when }
adminQueue-dismiss = Dismiss
adminQueue-act = Hide or remove
adminQueue-hide = Hide
adminQueue-remove = Remove
adminQueue-approve = Approve
adminQueue-approveUnlisted = Approve as unlisted
adminQueue-rejectMore = Reject
adminQueue-reject = Reject
adminQueue-moreReports = More reports
adminQueue-morePending = More torrents pending review
adminQueue-many = Approve or reject many torrents at once
# $others (Html) - links to other torrents
adminQueue-sameAddress = { $others } would have the same address. The torrent that you approve last gets it.
adminQueue-done-dismissed = The report was dismissed.
adminQueue-done-hidden = The torrent was hidden.
adminQueue-done-removed = The torrent was removed.
adminQueue-done-approved = The torrent was approved.
adminQueue-done-rejected = The torrent was rejected.

## The settings in effect.

adminSettings-about = The settings that this service has used since it was started. To change a setting, change it at its source.
adminSettings-setting = Setting
adminSettings-value = Value
adminSettings-source = Source
adminSettings-isSet = set
adminSettings-isNotSet = not set
adminSettings-sources-code = code
adminSettings-sources-flag = flag
adminSettings-sources-environment = environment
adminSettings-sources-file = file
adminSettings-sources-default = default

## Tokens, feed keys and people.

adminTokens-about = Tokens, feed keys, and people who sign in with a provider.
adminTokens-withEnded = Show revoked and expired ones as well
adminTokens-withoutEnded = Show only those in use
adminTokens-name = Name
adminTokens-kind = Kind
adminTokens-kinds-token = token
adminTokens-kinds-feed_key = feed key
adminTokens-kinds-passkey = passkey
adminTokens-kinds-person = person
adminTokens-role = Role
adminTokens-scope = Collection
# $one (Html) - the path of a collection
# $below (Html) - such a path with /** at its end
adminTokens-scopeHint = Where the token may make changes and read what is private: { $one } is that collection, { $below } includes all below it. Empty: everywhere.
adminTokens-everywhere = everywhere
adminTokens-expires = Expires
adminTokens-expiresHint = From this day on (UTC), the token is not accepted. Empty: it never expires.
adminTokens-never = never
adminTokens-lastUsed = Last used
adminTokens-notYet = not yet
adminTokens-published = Published
adminTokens-torrentsMax = Maximum number of torrents
adminTokens-metainfoBytesMax = Maximum size of all .torrent files
adminTokens-maxHint = Empty: no limit.
adminTokens-sizeHint = Such as 50 MiB. Empty: no limit.
adminTokens-state = State
adminTokens-inUse = in use
adminTokens-revoked = revoked
adminTokens-expired = expired
adminTokens-created = Created
adminTokens-subject = Name at the provider
adminTokens-parent = Belongs to
adminTokens-more = More tokens
adminTokens-create = Create a token
adminTokens-nameHint = What the token is for.
adminTokens-newTitle = The new token
# $name (Html) - a name
adminTokens-newToken = This is the token { $name }. Copy it now: it is not shown again.
adminTokens-tryIt = To use it in a terminal:
# $name (Html) - a name
adminTokens-one = Token { $name }
adminTokens-link = Sign-in link
adminTokens-linkAbout = It signs in one browser with this token. It works once, within an hour.
adminTokens-createLink = Create a sign-in link
adminTokens-newLinkTitle = The sign-in link
# $name (Html) - a name
adminTokens-newLink = This link signs in one browser as { $name }. It works once, within an hour. It is not shown again.
adminTokens-revokeTitle = Revoke this token
adminTokens-revokeAbout = From the next request on, the token, its sessions and its feed keys are not accepted. What was published with it stays.
adminTokens-revokeOwn = This is the token that you are signed in with: you will be signed out.
adminTokens-revokeSure = Yes, revoke this token
adminTokens-revoke = Revoke
adminTokens-back = All tokens

## All torrents, and changing many of them.

adminTorrents-filter = Find torrents
adminTorrents-query = Words (optional)
adminTorrents-collection = Collection
adminTorrents-below = Include the collections below it
adminTorrents-category = Category
adminTorrents-tag = Tag
adminTorrents-version = Version
adminTorrents-anyVersion = any
adminTorrents-sizeMin = Size from
adminTorrents-sizeMax = Size to
adminTorrents-publishedFrom = Published from
adminTorrents-publishedBefore = Published before
adminTorrents-moreFilters = More filters
adminTorrents-find = Find
# $count (Number) - the number that the message agrees with
adminTorrents-found =
    { $count ->
        [one] { $count } torrent found
       *[other] { $count } torrents found
    }
adminTorrents-nothing = No torrents were found. Choose another state, or clear some of the fields.
adminTorrents-select = Select
adminTorrents-name = Name
adminTorrents-size = Size
adminTorrents-owner = Owner
adminTorrents-more = More torrents
adminTorrents-change = Change the selected
adminTorrents-action = What to do
adminTorrents-actions-public = make public
adminTorrents-actions-unlisted = make unlisted
adminTorrents-actions-hide = hide, with a reason
adminTorrents-actions-remove = remove, with a reason (410)
adminTorrents-actions-remove451 = remove for legal reasons (451)
adminTorrents-actions-restore = restore
adminTorrents-actions-category = set the category
adminTorrents-actions-addTag = add a tag
adminTorrents-actions-removeTag = remove a tag
adminTorrents-actions-move = move to a collection
adminTorrents-choose = Choose …
adminTorrents-fields-reason = Reason
adminTorrents-fields-category = Category (empty: none)
adminTorrents-fields-tag = Tag
adminTorrents-fields-collection = Collection (/ is the top)
adminTorrents-selectAll = Select all on this page
# $count (String) - the number of those that are selected
# $all (String) - the number of all of them
adminTorrents-selected = Selected: { $count } of { $all }
adminTorrents-apply = Change the selected
adminTorrents-applyAll = Change all torrents found
adminTorrents-toChange = Back to “What to do”
adminTorrents-confirmTitle = Change all torrents found?
# $count (String) - a number of torrents, such as 100 torrents
# $what (Html) - the change, such as make public
adminTorrents-confirm = This changes { $count }: { $what }.
# $count (String) - a number of torrents, such as 100 torrents
adminTorrents-confirmSome = The first { $count } are changed now. You can then continue with the others.
adminTorrents-everything = There is no filter: change every torrent
adminTorrents-confirmApply = Change them
adminTorrents-back = Back to the list
adminTorrents-resultTitle = What was changed
# $count (Number) - the number that the message agrees with
adminTorrents-changed =
    { $count ->
        [one] { $count } torrent was changed
       *[other] { $count } torrents were changed
    }
# $count (Number) - the number that the message agrees with
adminTorrents-failed =
    { $count ->
        [one] { $count } torrent was not changed
       *[other] { $count } torrents were not changed
    }
adminTorrents-why = Reason
# $count (Number) - the number that the message agrees with
adminTorrents-remaining =
    { $count ->
        [one] About { $count } torrent remains.
       *[other] About { $count } torrents remain.
    }
adminTorrents-continue = Continue with them

## Webhooks and IRC announces.

adminWebhooks-about = The service sends messages about events to these addresses, signed and in order.
adminWebhooks-url = Address
# $example (Html) - an address
adminWebhooks-urlHint = Where messages are sent, such as { $example }.
adminWebhooks-collection = Collection
adminWebhooks-collectionHint = Includes all collections below it. Empty: everything.
adminWebhooks-everything = everything
adminWebhooks-types = Events
# $types (Html) - names of types with commas in between
adminWebhooks-typesHint = Separated by commas: { $types }. Empty: all.
adminWebhooks-audience = Torrents
adminWebhooks-audiences-public = public ones
adminWebhooks-audiences-all = all: unlisted, pending and hidden ones too
adminWebhooks-state = State
adminWebhooks-states-working = working
adminWebhooks-states-failing = failing
adminWebhooks-states-disabled = disabled
adminWebhooks-nothing = There are no webhooks.
adminWebhooks-add = Add a webhook
adminWebhooks-newTitle = The new webhook
adminWebhooks-newSecret = Its messages are signed with this secret. Copy it now: it is not shown again.
# $id (String) - a number
adminWebhooks-one = Webhook { $id }
adminWebhooks-failingSince = Has accepted nothing since
adminWebhooks-nextAttempt = Next attempt
adminWebhooks-reason = Reason
adminWebhooks-edit = Change
adminWebhooks-save = Save
adminWebhooks-test = Send a test message
adminWebhooks-enable = Enable
adminWebhooks-disable = Disable
adminWebhooks-deliveries = Messages
adminWebhooks-noDeliveries = Nothing was sent yet.
adminWebhooks-message = Message
adminWebhooks-when = When
adminWebhooks-attempts = Attempts
adminWebhooks-outcome = Outcome
adminWebhooks-delivered = delivered
adminWebhooks-action = Action
adminWebhooks-redeliver = Send again
adminWebhooks-removeTitle = Delete this webhook
adminWebhooks-removeSure = Yes, delete it with its messages
adminWebhooks-remove = Delete
adminWebhooks-back = All webhooks
adminWebhooks-irc = IRC announces
# $setting (Html) - the name of a setting
adminWebhooks-ircOff = New torrents are not announced: { $setting } is not set.
adminWebhooks-ircStates-connected = connected
adminWebhooks-ircStates-connecting = connecting
adminWebhooks-ircStates-waiting = waiting for the next attempt
adminWebhooks-ircServer = Server
adminWebhooks-ircChannels = Channels

## The tracker, on the page about the health of the service.

adminTracker-title = Tracker
adminTracker-swarms = Swarms
adminTracker-entries = Entries of peers
adminTracker-memory = Memory of peers
adminTracker-request = Request or reason
adminTracker-transport = Transport
adminTracker-count = Count since the start

## The scheduled backups, on the page about the health of the service.

adminBackup-title = Backups
adminBackup-place = Target
adminBackup-newest = Newest backup
adminBackup-none = none yet
adminBackup-size = Size
adminBackup-state = State
adminBackup-running = A backup is being made
adminBackup-failed = The last failure:

## Folders that publish themselves, on the page about the health of the service.

adminPublished-title = Published folders
adminPublished-folder = Folder
adminPublished-collection = Collection
adminPublished-published = Published
adminPublished-waiting = Waiting
adminPublished-now = Now
adminPublished-idle = nothing to do
# $folder (String) - the path of the folder
adminPublished-problems = Cannot be published from { $folder }:
# $count (String) - how many further ones there are
adminPublished-more = More: { $count }

## The verification of stored files, on the page about the health of the service.

adminVerification-title = Verification of stored files
adminVerification-completed = All verified last
adminVerification-never = never
adminVerification-files = Files verified in this pass
adminVerification-bytes = Bytes verified in this pass
adminVerification-damaged = Damaged files
adminVerification-repaired = Restored from a backup since the start

## What is wrong with the running service, at the top of the overview.

adminProblems-title = Problems
# Before a time
adminProblems-since = Since
# Before the name of a part of the program, such as a thread
adminProblems-part = Concerns
adminProblems-severities-not_ready = not ready
adminProblems-severities-stops_writes = refuses changes
adminProblems-severities-degrades = limited
adminProblems-what-database_damaged = The database is damaged.
adminProblems-hint-database_damaged = Stop the server, restore a backup, and look at the disk.
adminProblems-what-database_replaced = The database was deleted or replaced while the server is running.
adminProblems-hint-database_replaced = Put it back, or stop the server and restore a backup.
adminProblems-what-database_unreadable = The database cannot be read.
adminProblems-hint-database_unreadable = Look at the disk and at the permissions of the data folder.
adminProblems-what-disk_full = The disk is full: changes are refused.
adminProblems-hint-disk_full = Free some space on the disk of the data folder.
adminProblems-what-disk_error = The disk reported an error: changes are refused.
adminProblems-hint-disk_error = Look at the disk and at the log of the kernel.
adminProblems-what-database_locked = Another program locked the database for too long: changes are refused.
adminProblems-hint-database_locked = Find the program that has the database open, and end it.
adminProblems-what-folder_read_only = The data folder cannot be written to: changes are refused.
adminProblems-hint-folder_read_only = Give the server the permission to write there, or mount the disk for writing.
adminProblems-what-writer_stalled = The thread that writes does not answer: changes are refused.
adminProblems-hint-writer_stalled = Look at the disk, which probably does not answer.
adminProblems-what-writer_failed = The thread that writes failed: it starts again with the next change.
adminProblems-hint-writer_failed = Look in the log why. If it stays, restart the server.
adminProblems-what-disk_low = The disk is almost full: uploads without a token are refused.
adminProblems-hint-disk_low = Free some space on the disk of the data folder.
adminProblems-what-memory_low = The memory is almost used up: requests may be refused or slow.
adminProblems-hint-memory_low = Give the server more memory.
adminProblems-what-file_descriptors_low = The file descriptors are almost used up: connections may be closed.
adminProblems-hint-file_descriptors_low = Raise the limit of open files, or allow fewer connections.
adminProblems-what-clock_jumped = The clock was set: times since then may be wrong.
adminProblems-hint-clock_jumped = Look at what sets the clock of this machine.
adminProblems-what-thread_failed = A thread ended or did not answer: it was replaced.
adminProblems-hint-thread_failed = Look in the log why. If it happens again and again, report it.
adminProblems-what-tracker_failed = The tracker does not answer.
adminProblems-hint-tracker_failed = Look in the log why. If it stays, restart the server.
adminProblems-what-job_failing = Work that is done again and again fails.
adminProblems-hint-job_failing = Look in the log why. It is tried again by itself.
adminProblems-what-backup_failed = The last backup failed.
adminProblems-hint-backup_failed = Look at the place for backups. It is tried again every 15 minutes.
adminProblems-what-files_damaged = Stored files are damaged: their downloads are refused.
adminProblems-hint-files_damaged = Restore them from a backup, or upload them again, and look at the disk.
