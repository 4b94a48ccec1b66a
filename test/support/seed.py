#!/usr/bin/python3
"""Seeds one torrent on this machine until it is ended:  seed.py TORRENT FOLDER

FOLDER has the content. Prints the port, on which other programs get it.
"""
import signal, sys, time
import libtorrent as lt

session = lt.session({
    'listen_interfaces': '127.0.0.1:0', 'enable_dht': False, 'enable_lsd': False, 'enable_upnp': False,
    'enable_natpmp': False, 'dht_bootstrap_nodes': '', 'ssrf_mitigation': False,
    'allow_multiple_connections_per_ip': True,
})
torrent = session.add_torrent({
    'ti': lt.torrent_info(sys.argv[1]), 'save_path': sys.argv[2], 'flags': lt.torrent_flags.seed_mode,
})
while session.listen_port() == 0:
    time.sleep(0.01)
print(session.listen_port(), flush=True)
signal.pause()
