# The image holds src/ without its types, which Node strips when the image is built: no development dependency is ever
# installed, a stack trace names the lines of the repository, and no thread needs a compiler.
#
#   docker build -t torrentry .
#   docker run -d -p 8080:8080 -v torrentry:/data torrentry
#
# For a build that can be repeated exactly, pin the base: --build-arg BASE=node:26-trixie-slim@sha256:…
ARG BASE=node:26-trixie-slim

# --- The program and its packages ------------------------------------------------------------------------------------
FROM ${BASE} AS program
WORKDIR /app
COPY package.json package-lock.json ./
# better-sqlite3 brings its binary for every platform, and SQLite's source: only the binary for this one is needed.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && cd node_modules/better-sqlite3 \
 && find prebuilds -type f ! -name "linux-$(node -p process.arch).node" -delete \
 && rm -r deps src binding.gyp /app/package-lock.json \
 && find /app/node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \
      -o -iname 'readme*.md' -o -iname 'changelog*.md' \) -delete
COPY LICENSE ./
COPY migrations ./migrations
COPY public ./public
COPY bin ./bin
COPY src ./src
RUN node --disable-warning=ExperimentalWarning bin/build.js && rm -r src bin/build.js \
 && node bin/torrentry.js man >dist/torrentry.1
# Readable by any user, whatever the umask of the checkout was.
RUN chmod -R a+rX,go-w . && chmod a+x bin/torrentry.js \
 # There is no env in the image.
 && sed -i '1s|.*|#!/usr/local/bin/node|' bin/torrentry.js

# --- The system: only what Node.js needs of it, in a folder: no shell, no package manager ------------------------------
FROM program AS system
RUN set -e; mkdir -p /image/usr/local/bin /image/etc/ssl/certs /image/var/lib/dpkg/status.d /image/app /image/data /image/tmp; \
    cp /usr/local/bin/node /image/usr/local/bin/; \
    # The libraries of Node.js and of packages, at the paths where the loader looks for them.
    find /usr/local/bin/node /app/node_modules -type f \( -name node -o -name '*.node' -o -name '*.so*' \) -exec ldd {} + \
      | sed -n 's|^\t[^/]*\(/lib[^ ]*\) (0x.*|\1|p' | sort -u | xargs cp -L --parents --target-directory=/image; \
    # Scanners look here for what is installed.
    for package in libatomic1 libc6 libgcc-s1 libstdc++6; do \
      if dpkg-query --status "$package" >"/image/var/lib/dpkg/status.d/$package" 2>/dev/null; \
      then cp --parents "/usr/share/doc/$package/copyright" /image 2>/dev/null || true; \
      else rm "/image/var/lib/dpkg/status.d/$package"; fi; \
    done; \
    cp -L --parents /etc/os-release /image; \
    cp /etc/ssl/certs/ca-certificates.crt /image/etc/ssl/certs/ 2>/dev/null || true; \
    cp /usr/local/LICENSE /image/usr/local/ 2>/dev/null || true; \
    printf 'root:x:0:0:root:/:/nonexistent\nnode:x:1000:1000::/data:/nonexistent\n' >/image/etc/passwd; \
    printf 'root:x:0:\nnode:x:1000:\n' >/image/etc/group; \
    ln -s /app/bin/torrentry.js /image/usr/local/bin/torrentry; \
    mkdir -p /image/usr/local/share/man/man1; \
    ln -s /app/dist/torrentry.1 /image/usr/local/share/man/man1/torrentry.1; \
    # Owned by the user below; open to any other that `--user` names, as long as the volume is new.
    chown 1000:1000 /image/data; chmod 1777 /image/data /image/tmp

# --- The image: two layers, and no layer below them that still holds npm ------------------------------------------------
FROM scratch
COPY --from=system /image /
COPY --from=program /app /app

# With its defaults glibc keeps what large requests once took: docs/decisions/0022.
ENV PATH=/usr/local/bin \
    NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    MALLOC_MMAP_THRESHOLD_=131072 \
    TORRENTRY_HOST=0.0.0.0 \
    TORRENTRY_PORT=8080 \
    TORRENTRY_DATA=/data \
    TORRENTRY_TRACKER=catalogue
WORKDIR /app
USER 1000:1000
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=10m --retries=3 \
  CMD ["node", "/app/bin/torrentry.js", "healthcheck"]
ENTRYPOINT ["node", "/app/bin/torrentry.js"]
CMD ["serve"]

# The version of package.json: a test holds them together.
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Torrentry" \
      org.opencontainers.image.description="Upload and distribution service for .torrent files" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
