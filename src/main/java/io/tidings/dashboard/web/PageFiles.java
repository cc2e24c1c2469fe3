package io.tidings.dashboard.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.tidings.classify.ModelId;
import org.jspecify.annotations.Nullable;

/// The files of the page, from the jar.
///
/// A browser keeps a file and asks each time whether it is still the same: the tag is a hash of the content, because in a
/// reproducible jar all times are equal. Files are read and compressed once.
final class PageFiles {

    private static final String FOLDER = "/io/tidings/dashboard/page";
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");
    private static final int TAG_DIGITS = 32;
    private static final Map<String, String> TYPES = Map.ofEntries(Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"), Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"), Map.entry("svg", "image/svg+xml"),
            Map.entry("txt", "text/plain; charset=utf-8"), Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"), Map.entry("woff2", "font/woff2"),
            Map.entry("webmanifest", "application/manifest+json"));

    private final Map<String, PageFile> files = new ConcurrentHashMap<>();

    /// @param zipped null where that would not make it smaller
    private record PageFile(String type, String tag, byte[] content, byte @Nullable [] zipped) {}

    /// Answers with the file of this path.
    ///
    /// @return whether there is one
    boolean send(List<String> path, ServerRequest request, ServerResponse response) {
        Optional<PageFile> found = file(path);
        found.ifPresent(file -> send(file, request, response));
        return found.isPresent();
    }

    private static void send(PageFile file, ServerRequest request, ServerResponse response) {
        boolean zip = file.zipped() != null
                && request.headers().value(HeaderNames.ACCEPT_ENCODING).orElse("").contains("gzip");
        String tag = '"' + file.tag() + (zip ? "-gzip" : "") + '"';
        response.headers().set(HeaderNames.CACHE_CONTROL, "no-cache");
        response.headers().set(HeaderNames.VARY, "Accept-Encoding");
        response.headers().set(HeaderNames.ETAG, tag);
        if (request.headers().value(HeaderNames.IF_NONE_MATCH).orElse("").contains(tag)) {
            response.status(Status.NOT_MODIFIED_304).send();
            return;
        }
        byte[] body = zip && file.zipped() != null ? file.zipped() : file.content();
        if (zip) {
            response.headers().set(HeaderNames.CONTENT_ENCODING, "gzip");
        }
        if (request.prologue().method().equals(Method.HEAD)) {
            response.headers().set(HeaderNames.CONTENT_TYPE, file.type());
            response.headers().contentLength(body.length);
            response.send();
        } else {
            Answers.send(response, 200, file.type(), body);
        }
    }

    private Optional<PageFile> file(List<String> path) {
        String name = path.equals(List.of("")) ? "index.html" : String.join("/", path);
        if (!path.equals(List.of("")) && !path.stream().allMatch(segment -> SEGMENT.matcher(segment).matches())) {
            return Optional.empty();
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            return Optional.empty();
        }
        // Only files that exist are kept, so what clients ask for cannot fill the memory.
        PageFile kept = files.get(name);
        return kept != null ? Optional.of(kept) : read(name, type);
    }

    private Optional<PageFile> read(String name, String type) {
        try (InputStream resource = PageFiles.class.getResourceAsStream(FOLDER + "/" + name)) {
            if (resource == null) {
                return Optional.empty();
            }
            byte[] content = resource.readAllBytes();
            byte[] zipped = zipped(content);
            var file = new PageFile(type, ModelId.ofContent(content).value().substring(0, TAG_DIGITS), content,
                    zipped.length < content.length ? zipped : null);
            files.put(name, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}
