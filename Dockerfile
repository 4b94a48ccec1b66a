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
 && rm -r deps src binding.gyp /app/package-lock.json
COPY LICENSE ./
COPY migrations ./migrations
COPY public ./public
COPY bin ./bin
COPY src ./src
RUN node --disable-warning=ExperimentalWarning bin/build.js && rm -r src bin/build.js
# Readable by any user, whatever the umask of the checkout was.
RUN chmod -R a+rX,go-w . && chmod a+x bin/torrentry.js

# --- The system: the base without what only a build needs ------------------------------------------------------------
FROM ${BASE} AS system
RUN rm -rf /usr/local/lib/node_modules /usr/local/include /usr/local/share/doc /usr/local/share/man /opt/yarn* \
      /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/bin/yarn /usr/local/bin/yarnpkg \
      /usr/local/bin/docker-entrypoint.sh /usr/local/*.md /usr/local/LICENSE /root/.npm /tmp/* \
 && find / -xdev -perm /6000 -type f -exec chmod a-s {} + \
 && ln -s /app/bin/torrentry.js /usr/local/bin/torrentry

# --- The image: two layers, and no layer below them that still holds npm ------------------------------------------------
FROM scratch
COPY --from=system / /
COPY --from=program /app /app
# Owned by the user below; open to any other that `--user` names, as long as the volume is new.
RUN install -d -o 1000 -g 1000 -m 1777 /data

# With its defaults glibc keeps what large requests once took: docs/decisions/0022.
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
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
