## The page on which a browser creates a torrent.

create-title = Create a torrent
create-heading = Create a torrent
create-about = Your browser makes the .torrent file of files on your computer. It reads them there and sends nothing of them.
create-offer = No .torrent file yet? <link>Create one from your files</link>.
create-needsScript = This page needs JavaScript. The command below does the same.
create-terminalAbout = This creates a torrent and publishes it:
create-content = Files or a folder
create-chooseFiles = Choose files
create-chooseFolder = Choose a folder
create-dropHint = Or drop them on this page.
create-nameHint = What the file or folder is called after the download.
create-hybrid = hybrid: v1 and v2, for all clients
create-v1 = v1: for clients of any age
create-v2 = v2: for new clients only
create-pieceLength = Piece length
create-automatic = automatic
create-trackers = Trackers
create-trackersHint = One address a line. An empty line begins the next tier.
create-webSeeds = Web seeds
create-webSeedsHint = Addresses that have the same content, one a line.
create-comment = Comment
create-commentHint = Clients show it.
create-source = Source
create-sourceHint = For a site that wants its own torrents: another source gives another infohash.
create-private = Private: clients look for peers at the trackers only
create-submit = Create the torrent
create-pause = Pause
create-continue = Continue
create-cancel = Cancel
create-progress = Progress
# $percent (String) - how much is done
# $size (String) - how much is read in a second
# $time (String) - how long the rest takes
create-hashing = { $percent } done, { $size } a second, { $time } left
# $percent (String) - how much is done
create-paused = Paused at { $percent }
create-done = The torrent is ready.
create-save = Save the .torrent file
create-publish = Publish it
# $name (String) - the path of a file or folder
create-unreadable = { $name } cannot be read, or was changed or removed since you chose it. Choose again once no program writes to it.
# $name (String) - the name of the torrent
# $percent (String) - how much is done
create-kept = You began a torrent of { $name }; { $percent } is done.
create-chooseAgain = Choose the same files again to go on.
create-goOn = Go on
create-forget = Start over
create-seed = Seed it from this page
create-seedAbout = This page can send the files to others as long as it is open. Only clients that know WebRTC, such as WebTorrent, download from a browser.
create-seedAddress = Everyone who shares the torrent sees your IP address.
# $hosts (Html) - the hosts of servers
create-seedStun = To find out that address, the page asks { $hosts }.
create-seedStart = Seed it now
create-seedStop = Stop seeding
create-seeding = This page is seeding. Keep it open.
create-seedingStopped = This page seeds no more.
create-peers = Connected peers
# $size (String) - how much was sent to them
create-sent = { $size } sent
# $reason (String) - what the tracker or the browser says, in English
create-notFound = Others cannot find this page at the tracker: { $reason }
# $reason (String) - what the browser says, in English
create-seedingFailed = This page cannot seed: { $reason }
