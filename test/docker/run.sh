#!/usr/bin/env bash
# Builds the image and proves what its users rely on: it runs as any numeric user on a read-only root without
# capabilities, becomes healthy, keeps the exact bytes over a restart, stops cleanly, and holds no shell and no package manager.
#
#   test/docker/run.sh        needs a Docker engine (DOCKER_HOST or the default socket), curl and a free port
#
#   BASE             the base image to build on, as in the Dockerfile
#   TORRENTRY_PORT   the port to use; without it, a free one
#
# Exit: 0 all of it holds · 1 something doesn't · 77 no Docker engine can be reached.
# Everything runs with --network host, so that it also works with an engine that has no bridge.
set -euo pipefail
cd "$(dirname "$0")/../.."

if ! docker version >/dev/null 2>&1; then
  echo 'docker: no engine can be reached; set DOCKER_HOST or start one' >&2
  exit 77
fi

name=torrentry-test-$$
image=torrentry:test-$$
port=${TORRENTRY_PORT:-$(node -e "const s = require('node:net').createServer().listen(0, () => { console.log(s.address().port); s.close(); })")}
base_url=http://127.0.0.1:$port
work=$(mktemp -d)
chmod 755 "$work"

clean() {
  docker rm --force --volumes "$name" >/dev/null 2>&1 || true
  docker volume rm --force "$name" >/dev/null 2>&1 || true
  docker image rm --force "$image" >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT

step() { echo "docker: $*"; }

fail() {
  echo "docker: FAILED: $*" >&2
  docker logs --tail 30 "$name" >&2 || true
  exit 1
}

# Any user but the image's own. Only root can give the folder to somebody else.
if [ "$(id -u)" = 0 ]; then user=23456:23457; else user=$(id -u):$(id -g); fi
mkdir "$work/data"
chmod 700 "$work/data"
token=$(od -An -N20 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$token" >"$work/token"
[ "$(id -u)" != 0 ] || chown "$user" "$work/data" "$work/token"
chmod 400 "$work/token"

# run VOLUME: the strictest way to run it.
run() {
  docker run --detach --name "$name" --network host --user "$user" \
    --read-only --cap-drop ALL --security-opt no-new-privileges --memory 512m --pids-limit 100 \
    --volume "$1:/data" --volume "$work/token:/run/admin-token:ro" \
    --env TORRENTRY_HOST=127.0.0.1 --env TORRENTRY_PORT="$port" --env TORRENTRY_ADMIN_TOKEN_FILE=/run/admin-token \
    --health-interval 1s "$image" >/dev/null
}

until_healthy() {
  local deadline=$((SECONDS + 60)) state
  while state=$(docker inspect --format '{{.State.Status}} {{.State.Health.Status}}' "$name"); [ "$state" != 'running healthy' ]; do
    case $state in running*) ;; *) fail "the container is $state" ;; esac
    [ $SECONDS -lt $deadline ] || fail "not healthy after a minute: $(docker inspect --format '{{json .State.Health.Log}}' "$name")"
    sleep 0.2
  done
}

# By SIGTERM; a container that has to be killed ends with 137.
stop() {
  docker stop --time 20 "$name" >/dev/null
  local code
  code=$(docker inspect --format '{{.State.ExitCode}}' "$name")
  [ "$code" = 0 ] || fail "exit code $code after SIGTERM"
}

download_is() {
  local file=$1
  curl --fail --silent --show-error --max-time 30 --output "$work/downloaded" "$base_url/debian/${file##*/}" || fail "cannot download ${file##*/}"
  cmp "$file" "$work/downloaded" || fail "other bytes came back for ${file##*/}"
}

step 'build'
arguments=(--network host --tag "$image")
arguments+=(--build-arg "REVISION=$(git rev-parse HEAD 2>/dev/null || echo unknown)")
[ -z "${BASE:-}" ] || arguments+=(--build-arg "BASE=$BASE")
for variable in HTTP_PROXY HTTPS_PROXY NO_PROXY; do
  [ -z "${!variable:-}" ] || arguments+=(--build-arg "$variable")
done
docker build "${arguments[@]}" . >"$work/build.log" 2>&1 || {
  tail -n 40 "$work/build.log" >&2
  fail 'the image cannot be built'
}
bytes=$(docker image inspect --format '{{.Size}}' "$image")
step "built, $((bytes / 1000000)) MB"
# 143 MB of that is Node.js.
[ "$bytes" -lt 205000000 ] || fail 'the image is larger than 205 MB'

step 'what the image holds'
version=$(node -p "require('./package.json').version")
[ "$(docker image inspect --format '{{index .Config.Labels "org.opencontainers.image.version"}}' "$image")" = "$version" ] ||
  fail "the label org.opencontainers.image.version is not $version"
[ "$(docker image inspect --format '{{.Config.User}}' "$image")" = 1000:1000 ] || fail 'the user is not numeric'
docker create --name "$name" "$image" >/dev/null
docker export "$name" | tar --list --verbose --file - >"$work/holds"
docker rm "$name" >/dev/null
# Modes with an s are of programs that run as another user.
if grep --extended-regexp \
  '/(sh|bash|npm|npx|yarn|corepack|gcc|make|python3|perl|apt|dpkg)( |$)|node_modules/(npm|vitest)/|app/(src|test|\.git)/|\.d\.ts$|^.{3}[sS]|^.{6}[sS]' \
  "$work/holds"; then
  fail 'the image holds what it should not'
fi
[ "$(docker run --rm --network none --entrypoint torrentry "$image" --version)" = "$version" ] || fail 'torrentry cannot be called'

# The package with the most libraries of the system.
docker run --rm --network none --read-only --entrypoint node "$image" --eval '
  const image = { width: 4, height: 4, channels: 3, background: "red" };
  require("/app/node_modules/sharp")({ create: image }).avif().toBuffer();
' || fail 'no picture can be made'

step "run as $user, read-only, no capabilities, on a folder"
run "$work/data"
until_healthy

step 'upload'
for file in test/corpus/real/debian-*.torrent; do
  [ -f "$file" ] || fail "no torrent to upload at $file"
  status=$(curl --silent --show-error --max-time 30 --output "$work/answer" --write-out '%{http_code}' --user ":$token" --upload-file "$file" "$base_url/debian/") || fail 'curl'
  [ "$status" = 201 ] || fail "upload answered $status: $(cat "$work/answer")"
  download_is "$file"
done
! docker logs "$name" 2>&1 | grep --quiet --fixed-strings "$token" || fail 'the log shows the admin token'

step 'stop, start again, download again'
stop
docker start "$name" >/dev/null
until_healthy
for file in test/corpus/real/debian-*.torrent; do download_is "$file"; done
stop
docker rm "$name" >/dev/null

step 'run on a new named volume'
run "$name"
until_healthy
stop

step 'all of it holds'
