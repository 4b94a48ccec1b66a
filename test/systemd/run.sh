#!/usr/bin/env bash
# Boots systemd in a container made of this system, with deploy/systemd as it is, and proves what its users rely on: the socket
# starts the server, a restart under load fails no request, the watchdog restarts a server that hangs, a stop is clean.
#
#   test/systemd/run.sh        needs root, systemd-nspawn, curl, and node_modules (npm ci)
#
# Exit: 0 all of it holds · 1 something doesn't · 77 no container can be booted here.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "$(id -u)" != 0 ] || ! command -v systemd-nspawn >/dev/null; then
  echo 'systemd: a container needs root and systemd-nspawn' >&2
  exit 77
fi
npm run --silent build

work=$(mktemp -d)
clean() {
  umount "$work/layers/root" 2>/dev/null || true
  umount "$work/layers" 2>/dev/null || true
  rm -rf "$work"
}
trap clean EXIT

# This system with a layer over it that goes away.
mkdir "$work/layers"
lay() {
  mount -t tmpfs tmpfs "$work/layers" &&
    mkdir "$work/layers/upper" "$work/layers/work" "$work/layers/root" &&
    mount -t overlay overlay -o "lowerdir=/,upperdir=$work/layers/upper,workdir=$work/layers/work" "$work/layers/root"
}
if ! lay; then
  echo 'systemd: no layer can be laid over this system' >&2
  exit 77
fi
root=$work/layers/root

cp deploy/systemd/torrentry.socket deploy/systemd/torrentry.service "$root/etc/systemd/system/"
printf '#!/bin/sh\nexec /opt/torrentry/node_modules/.bin/node /opt/torrentry/bin/torrentry.js "$@"\n' >"$root/usr/local/bin/torrentry"
chmod 755 "$root/usr/local/bin/torrentry"
printf 'TORRENTRY_ADMIN_TOKEN=an-admin-token-for-tests\n' >"$root/etc/torrentry.env"
mkdir -p "$root/opt/torrentry" "$root/etc/systemd/system/torrentry.service.d"
# Only the time is another one.
printf '[Service]\nWatchdogSec=4\n' >"$root/etc/systemd/system/torrentry.service.d/test.conf"
cat >"$root/etc/systemd/system/torrentry-test.service" <<'UNIT'
[Unit]
Description=The test
After=basic.target
SuccessAction=exit
FailureAction=exit

[Service]
Type=oneshot
ExecStart=/bin/bash /opt/torrentry/test/systemd/inside.sh
StandardOutput=file:/result
StandardError=inherit
TimeoutStartSec=180
UNIT

# A network of its own: nothing else has the port.
status=0
timeout 240 systemd-nspawn --quiet --register=no --keep-unit --private-network --bind-ro="$PWD:/opt/torrentry" \
  --directory="$root" --machine="torrentry-test-$$" --boot -- --unit=torrentry-test.service >"$work/console" 2>&1 || status=$?
if [ ! -f "$root/result" ]; then
  tail -n 20 "$work/console" >&2
  echo 'systemd: no container can be booted here' >&2
  exit 77
fi
cat "$root/result"
[ "$status" = 0 ] && tail -n 1 "$root/result" | grep --quiet --fixed-strings 'all of it holds'
