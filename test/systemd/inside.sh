#!/usr/bin/env bash
# The part of run.sh that runs in the container.
set -euo pipefail
url=http://127.0.0.1:8080

step() { echo "systemd: $*"; }

fail() {
  echo "systemd: FAILED: $*"
  systemctl status --no-pager --full torrentry.service || true
  journalctl --no-pager --lines 40 --unit torrentry.service || true
  exit 1
}

property() { systemctl show --property "$1" --value torrentry.service; }

until_shown() {
  local deadline=$((SECONDS + 40))
  until [[ $(property "$1") == $2 ]]; do
    [ $SECONDS -lt $deadline ] || fail "$1 is $(property "$1"), not $2"
    sleep 0.2
  done
}

step 'the units are well-formed, and little is exposed'
systemd-analyze verify torrentry.socket torrentry.service || fail 'systemd-analyze verify'
exposure=$(systemd-analyze security --no-pager torrentry.service | sed -n 's/.*exposure level for .*: \([0-9.]*\) .*/\1/p')
awk -v level="$exposure" 'BEGIN { exit !(level != "" && level < 2) }' || fail "the exposure is $exposure"

step 'the first request starts the server'
systemctl start torrentry.socket
[ "$(property ActiveState)" = inactive ] || fail 'the server runs before a request'
[ "$(curl --fail --silent --max-time 60 "$url/healthz")" = ok ] || fail 'no answer'
until_shown ActiveState active
until_shown StatusText "Serving $url/"

step 'it has its own user and folder, and keeps what is uploaded'
user=$(ps --no-headers -o user:32 --pid "$(property MainPID)")
[ "$user" = torrentry ] || fail "it runs as $user"
[ "$(stat --format '%U %a' /var/lib/private/torrentry)" = 'torrentry 750' ] || fail "the folder: $(stat /var/lib/private/torrentry)"
torrent=$(echo /opt/torrentry/test/corpus/real/debian-*.torrent | cut -d' ' -f1)
code=$(curl --silent --max-time 30 --output /dev/null --write-out '%{http_code}' --user :an-admin-token-for-tests --upload-file "$torrent" "$url/debian/")
[ "$code" = 201 ] || fail "an upload is answered $code"
curl --fail --silent --max-time 30 --output /tmp/downloaded "$url/debian/${torrent##*/}" && cmp "$torrent" /tmp/downloaded || fail 'other bytes'

step 'a restart under load fails no request'
touch /tmp/load
for worker in 1 2 3 4; do
  while [ -e /tmp/load ]; do
    curl --silent --max-time 30 --output /dev/null --write-out '%{http_code} %{errormsg}\n' "$url/api/v1/torrents"
  done >"/tmp/answers-$worker" &
done
for _ in 1 2 3; do
  systemctl restart torrentry.service
  sleep 1
done
rm /tmp/load
wait
if grep --invert-match --line-regexp '200 ' /tmp/answers-*; then fail 'a request failed'; fi
step "  $(cat /tmp/answers-* | wc -l) requests were answered"

step 'a server that hangs is restarted'
hanging=$(property MainPID)
kill -STOP "$hanging"
until_shown NRestarts 1
until_shown ActiveState active
[ "$(property MainPID)" != "$hanging" ] || fail 'it is the same process'
curl --fail --silent --max-time 30 --output /tmp/downloaded "$url/debian/${torrent##*/}" && cmp "$torrent" /tmp/downloaded || fail 'other bytes'

step 'a stop is clean'
systemctl stop torrentry.socket torrentry.service
[ "$(property Result)" = success ] && [ "$(property ExecMainStatus)" = 0 ] || fail 'it did not end well'

step 'all of it holds'
