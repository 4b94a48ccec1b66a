"""Holds a listening socket as systemd does, and starts a server on it for each line that it reads.

Prints the port first, and then the process id of each server.
"""
import os
import signal
import socket
import sys


def reap(*_):
    try:
        while os.waitpid(-1, os.WNOHANG)[0] != 0:
            pass
    except ChildProcessError:
        pass


signal.signal(signal.SIGCHLD, reap)
held = socket.create_server(('127.0.0.1', 0), backlog=4096)
print(held.getsockname()[1], flush=True)
for _ in sys.stdin:
    pid = os.fork()
    if pid == 0:
        # Node makes its standard input non-blocking, for all that share it.
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(held.fileno(), 3)
        os.set_inheritable(3, True)
        os.environ.update(LISTEN_FDS='1', LISTEN_PID=str(os.getpid()))
        os.execvp(sys.argv[1], sys.argv[1:])
    print('started', pid, flush=True)
