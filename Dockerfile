# syntax=docker/dockerfile:1

# Tidings in an image: docker build -t tidings . && docker run --rm tidings label "not bad at all"
# It runs as an ordinary user and needs no writable file system but /tmp, which must allow libraries to be loaded
# (Kafka unpacks its compression there): docker run --read-only --tmpfs /tmp:exec,mode=1777 tidings ...

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
# Maven's repository is kept between builds; the tests need a machine with time, see .github/CONTRIBUTING.md.
RUN --mount=type=cache,target=/root/.m2 \
    mvn --batch-mode --no-transfer-progress -Dmaven.test.skip=true package
# A Java of only what Tidings, Kafka and Tribuo load: the Vector API, SASL and TLS, and jcmd for the health check.
RUN jlink --output /java --strip-debug --no-man-pages --no-header-files --compress zip-6 --add-modules \
java.se,jdk.charsets,jdk.crypto.cryptoki,jdk.incubator.vector,jdk.jcmd,jdk.jfr,jdk.localedata,jdk.management,\
jdk.management.agent,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.security.jgss,jdk.unsupported,jdk.zipfs

FROM debian:13-slim
LABEL org.opencontainers.image.title="Tidings" \
      org.opencontainers.image.description="Streaming text classification for Apache Kafka" \
      org.opencontainers.image.licenses="Apache-2.0"
ENV JAVA_HOME=/opt/java PATH=/opt/java/bin:/opt/tidings:$PATH LANG=C.UTF-8
RUN groupadd --gid 10001 tidings \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin tidings \
 # A volume that is mounted here belongs to the user at once.
 && install --directory --owner 10001 --group 10001 --mode 0750 /var/lib/tidings
COPY --from=build /java /opt/java
COPY --from=build /source/target/lib /opt/tidings/lib
COPY --from=build /source/target/tidings.jar /source/tidings /source/LICENSE /opt/tidings/
# A short demo shows the JVM what it will need: later starts find classes parsed and linked. The cache holds for this
# very Java and jar, so it is made where they are. The launcher finds it; where it cannot be made, starts are slower.
RUN mkdir /opt/tidings/target \
 && java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
        --add-modules=jdk.incubator.vector --add-opens=java.base/java.io=ALL-UNNAMED \
        -XX:+UseG1GC -XX:AOTCacheOutput=/opt/tidings/target/tidings.aot -jar /opt/tidings/tidings.jar \
        demo --count 100 --rate 100 --quiet \
 && rm -rf /opt/tidings/target/*.config /tmp/*
# A number, so that an orchestrator can see that it is not root. The files above belong to root and stay unchanged.
USER 10001:10001
# tidings.yaml is looked for in the folder that the command is run in: mount it here.
WORKDIR /etc/tidings
# The launcher adds the JVM's flags and replaces itself with Java, so that signals and exit codes are Java's own.
# More JVM options: TIDINGS_OPTS.
ENTRYPOINT ["/opt/tidings/tidings"]
CMD ["--help"]
# For `run`: the JVM answers and still has a thread that labels. Where the last one dies, the process ends by itself.
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s CMD jcmd tidings.jar Thread.print | grep -q StreamThread
