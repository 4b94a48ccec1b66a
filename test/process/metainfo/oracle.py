#!/usr/bin/python3
"""What libtorrent makes and reads, for tests to compare with.

  oracle.py make OUT SEED COUNT   writes COUNT torrents of random trees into the folder OUT
  oracle.py read                  reads paths from the standard input, one a line; writes a JSON line for each
"""
import json, os, random, shutil, sys, tempfile
import libtorrent as lt

PIECE = 0x4000
SIZES = [0, 1, 100, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 7, 5 * PIECE, 8 * PIECE - 1]
NAMES = ['a', 'B', 'readme.txt', 'été', '文件', 'x' * 40, 'data.bin', 'z z', '10', '9']


def grow(folder, rng, depth):
    os.makedirs(folder, exist_ok=True)
    for name in rng.sample(NAMES, rng.randint(1, 5)):
        path = os.path.join(folder, name)
        if depth < 3 and rng.random() < 0.3:
            grow(path, rng, depth + 1)
        else:
            with open(path, 'wb') as file:
                file.write(rng.randbytes(rng.choice(SIZES)))


def make(out, seed, count):
    rng = random.Random(seed)
    flags = {'v1': lt.create_torrent.v1_only, 'v2': lt.create_torrent.v2_only, 'hybrid': 0}
    for number in range(count):
        work = tempfile.mkdtemp()
        top = os.path.join(work, 'content')
        if rng.random() < 0.3:
            with open(top, 'wb') as file:
                file.write(rng.randbytes(rng.choice(SIZES[1:])))
        else:
            grow(top, rng, 0)
            with open(os.path.join(top, 'never-empty'), 'wb') as file:
                file.write(rng.randbytes(rng.choice(SIZES[1:])))
        kind = rng.choice(sorted(flags))
        storage = lt.file_storage()
        lt.add_files(storage, top)
        torrent = lt.create_torrent(storage, rng.choice([PIECE, 2 * PIECE]), flags[kind])
        torrent.add_tracker('udp://tracker.example:6969/announce', 0)
        lt.set_piece_hashes(torrent, work)
        with open(os.path.join(out, '%04d-%s.torrent' % (number, kind)), 'wb') as file:
            file.write(lt.bencode(torrent.generate()))
        shutil.rmtree(work)


def read(path):
    with open(path, 'rb') as file:
        try:
            info = lt.torrent_info(file.read())
        except Exception as error:
            return {'file': path, 'ok': False, 'error': str(error)}
    files, hashes = info.files(), info.info_hashes()
    content = [i for i in range(files.num_files()) if not int(files.file_flags(i)) & lt.file_storage.flag_pad_file]
    return {
        'file': path,
        'ok': True,
        'v1': str(hashes.v1) if hashes.has_v1() else None,
        'v2': str(hashes.v2) if hashes.has_v2() else None,
        'contentBytes': sum(files.file_size(i) for i in content),
        'paths': [files.file_path(i) for i in content],
        'sizes': [files.file_size(i) for i in content],
        'pieceLength': info.piece_length(),
    }


if sys.argv[1] == 'make':
    make(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
else:
    for line in sys.stdin:
        try:
            print(json.dumps(read(line.rstrip('\n'))), flush=True)
        except UnicodeError as error:
            print(json.dumps({'file': line.rstrip('\n'), 'ok': True, 'unreadable': str(error)}), flush=True)
