#!/usr/bin/env bash
# Packs the npm package, installs it in an empty folder, and proves what its users rely on: every entry can be imported,
# examples/ pass the type check and run there, the command line starts, and other programs can make a client of the API.
#
#   test/package/run.sh        needs node_modules (npm ci) and a package registry
#
# Exit: 0 all of it holds · 1 something doesn't.
set -euo pipefail
cd "$(dirname "$0")/../.."

checkout=$PWD
export PATH=$checkout/node_modules/.bin:$PATH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

step() { echo "package: $*"; }

step 'pack'
npm pack --silent --pack-destination "$work" >/dev/null
tarball=$(echo "$work"/torrentry-*.tgz)

step 'pack again: the same bytes'
mkdir "$work/again"
(umask 077 && npm pack --silent --pack-destination "$work/again" >/dev/null)
cmp "$tarball" "$work"/again/torrentry-*.tgz

step 'install in an empty folder'
mkdir "$work/empty"
cd "$work/empty"
# What the examples need beside it, in the versions of the checkout.
others=()
for name in @hono/node-server @types/express @types/node express fastify hono pino typescript; do
  others+=("$name@$(node -p "require('$checkout/node_modules/$name/package.json').version")")
done
echo '{ "private": true, "type": "module" }' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts "$tarball" "${others[@]}"
cp "$checkout"/examples/*.ts "$checkout/test/package/entries.ts" .

step 'check the types'
cat >tsconfig.json <<'JSON'
{
  "compilerOptions": {
    "target": "es2024",
    "module": "nodenext",
    "types": ["node"],
    "strict": true,
    "noEmit": true,
    "allowImportingTsExtensions": true
  }
}
JSON
tsc

step 'import every entry'
node entries.ts

step 'run the examples'
(cd "$checkout" && TORRENTRY_TEST_EXAMPLES=$work/empty vitest run test/process/examples.test.ts)

step 'run the command'
version=$(node -p "require('$checkout/package.json').version")
node_modules/.bin/torrentry --version | grep --quiet --fixed-strings "$version"

step 'read its manual page'
grep --quiet '^[.]SH EXIT STATUS' node_modules/torrentry/dist/torrentry.1

step 'make a client from the OpenAPI document'
"$checkout/test/package/openapi-client.sh" "$tarball" "$work/client"

step 'all of it holds'
