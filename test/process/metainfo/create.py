# Reads one line of JSON for each torrent: version, folder, name, piece length, and for v1 the order of its files.
# Prints its infohashes as libtorrent computes them.
import json
import os
import sys

import libtorrent as lt

FLAGS = {"v1": lt.create_torrent.v1_only, "v2": lt.create_torrent.v2_only, "hybrid": 0}

for line in sys.stdin:
    asked = json.loads(line)
    path = os.path.join(asked["folder"], asked["name"])
    storage = lt.file_storage()
    if asked["version"] == "v1" and os.path.isdir(path):
        # libtorrent lists a v1 torrent as it is given the files.
        for name in asked["files"]:
            inside = os.path.join(asked["name"], name)
            stat = os.stat(os.path.join(asked["folder"], inside))
            flags = lt.file_flags_t.flag_executable if stat.st_mode & 0o111 else 0
            storage.add_file(inside, stat.st_size, flags)
    else:
        lt.add_files(storage, path)
    torrent = lt.create_torrent(storage, asked["pieceLength"], FLAGS[asked["version"]])
    torrent.set_priv(asked["private"])
    lt.set_piece_hashes(torrent, asked["folder"])
    hashes = lt.torrent_info(torrent.generate()).info_hashes()
    print(json.dumps({
        "v1": str(hashes.v1) if hashes.has_v1() else None,
        "v2": str(hashes.v2) if hashes.has_v2() else None,
    }), flush=True)
