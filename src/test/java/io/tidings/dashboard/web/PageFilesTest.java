package io.tidings.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageFilesTest {

    @Test
    void theAddressWithoutAPathIsThePage() throws Exception {
        try (var served = Served.open()) {
            HttpResponse<String> page = served.get("/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
            assertThat(page.body()).isEqualTo(served.get("/index.html").body()).containsIgnoringCase("<!doctype html>");
        }
    }

    @Test
    void aFileThatTheBrowserHasIsNotSentAgain() throws Exception {
        try (var served = Served.open()) {
            HttpResponse<String> first = served.get("/index.html");
            String tag = first.headers().firstValue("etag").orElse("");
            assertThat(tag).matches("\"[0-9a-f]{32}\"");
            assertThat(first.headers().firstValue("cache-control")).contains("no-cache");

            HttpResponse<String> again = served.send(served.to("/index.html").header("If-None-Match", tag));
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(served.send(served.to("/index.html").header("If-None-Match", "\"0\"")).statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aBrowserThatUnpacksGetsItCompressedUnderATagOfItsOwn() throws Exception {
        try (var served = Served.open()) {
            HttpResponse<byte[]> zipped = served.client()
                    .send(served.to("/index.html").header("Accept-Encoding", "gzip, br").build(),
                            BodyHandlers.ofByteArray());
            assertThat(zipped.headers().firstValue("content-encoding")).contains("gzip");
            assertThat(zipped.headers().firstValue("etag").orElse("")).endsWith("-gzip\"");
            assertThat(zipped.headers().firstValue("vary")).contains("Accept-Encoding");
            try (var unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(zipped.body()))) {
                assertThat(new String(unpacked.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .isEqualTo(served.get("/index.html").body());
            }
        }
    }

    @Test
    void headGivesTheHeadersAlone() throws Exception {
        try (var served = Served.open()) {
            HttpResponse<String> head = served.send(served.to("/index.html").method("HEAD", BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValueAsLong("content-length").orElse(0))
                    .isEqualTo(
                            served.get("/index.html").body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../web/openapi.json", "/%2e%2e/web/openapi.json", "/..%2fweb%2fopenapi.json", "/.html",
            "/a//b.js", "/%00.html", "/index.html/", "/web/PageFiles.class", "/index", "/%ff.html", "/%zz"})
    void nothingElseOfTheJarCanBeHad(String path) throws Exception {
        try (var served = Served.open()) {
            assertThat(RawAnswer.to(served, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .matches("(?s)HTTP/1.1 (400|404) .*")
                    .containsIgnoringCase("application/problem+json");
        }
    }

    @Test
    void anotherMethodIsRefusedByName() throws Exception {
        try (var served = Served.open()) {
            HttpResponse<String> response = served.send(served.to("/api/v1/reviews").DELETE());
            assertThat(response.statusCode()).isEqualTo(405);
            assertThat(response.headers().firstValue("allow")).contains("GET");
        }
    }
}
