# imp in an image of its own:
#
#   docker build -t openimp . && docker run --rm -v "$PWD/Examples/03-tests:/project" openimp test
FROM swift:6.3-bookworm AS build
RUN apt-get update -q && apt-get install -qy --no-install-recommends make
WORKDIR /openimp
COPY . .
RUN make dist && mkdir /packed && tar -xzf .build/dist/imp-*.tar.gz --strip-components=1 -C /packed

# git downloads what `imp library` is asked for.
FROM debian:bookworm-slim
RUN apt-get update -q \
    && apt-get install -qy --no-install-recommends ca-certificates git \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /packed /usr/local
WORKDIR /project
ENTRYPOINT ["imp"]
CMD ["--help"]
