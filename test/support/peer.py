#!/usr/bin/python3
"""Peers of libtorrent on this machine, which know nothing but trackers:

  peer.py create v1|v2|hybrid FILE TORRENT TRACKER   makes a torrent of a file
  peer.py seed FOLDER TORRENT...                     seeds until it is ended; prints its port
  peer.py get FOLDER TORRENT...                      downloads all, then seeds until it is ended
"""
import signal, sys, time
from os.path import dirname
import libtorrent as lt


def create(kind, path, out, tracker):
    files = lt.file_storage()
    lt.add_files(files, path)
    flags = {'v1': lt.create_torrent.v1_only, 'v2': lt.create_torrent.v2_only, 'hybrid': 0}[kind]
    torrent = lt.create_torrent(files, 0x4000, flags)
    torrent.add_tracker(tracker, 0)
    lt.set_piece_hashes(torrent, dirname(path))
    with open(out, 'wb') as file:
        file.write(lt.bencode(torrent.generate()))


def join(folder, torrents, flags):
    session = lt.session({
        'listen_interfaces': '127.0.0.1:0', 'enable_dht': False, 'enable_lsd': False, 'enable_upnp': False,
        'enable_natpmp': False, 'dht_bootstrap_nodes': '', 'ssrf_mitigation': False,
        'allow_multiple_connections_per_ip': True,
    })
    while session.listen_port() == 0:
        time.sleep(0.01)
    print(session.listen_port(), flush=True)
    return session, [
        session.add_torrent({'ti': lt.torrent_info(torrent), 'save_path': folder, 'flags': flags})
        for torrent in torrents
    ]


command, *rest = sys.argv[1:]
if command == 'create':
    create(*rest)
else:
    # A peer that ended would say so to its trackers, and be counted no more.
    joined = join(rest[0], rest[1:], lt.torrent_flags.seed_mode if command == 'seed' else 0)
    signal.pause()
