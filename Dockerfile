# The same build as `npm start`, for an external PostgreSQL (docker-compose.yml).
FROM node:24-bookworm-slim AS build
WORKDIR /tarmeem
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY apps/e2e/package.json apps/e2e/
COPY apps/bench/package.json apps/bench/
COPY libs/contract/package.json libs/contract/
COPY libs/document/package.json libs/document/
COPY libs/review/package.json libs/review/
COPY libs/text/package.json libs/text/
COPY libs/word/package.json libs/word/
COPY migrations/package.json migrations/
RUN npm ci --include=dev
COPY . .
RUN node scripts/run.mjs build \
 && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 TARMEEM_DATA=/data
WORKDIR /tarmeem
COPY --from=build /tarmeem ./
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/api/dist/main.js"]
