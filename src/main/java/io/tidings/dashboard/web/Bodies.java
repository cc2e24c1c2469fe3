package io.tidings.dashboard.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

import io.helidon.http.HeaderNames;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.ServerRequest;

/// Reads bodies of requests, up to a size.
final class Bodies {

    /// How many times the size that is taken is read before the connection is closed.
    static final int TOLERATED = 4;

    private Bodies() {}

    /// @throws Problem where it is of another type: then no form of a foreign page can have sent it unasked
    static void requireType(ServerRequest request, String type) {
        String found = request.headers().value(HeaderNames.CONTENT_TYPE).orElse("");
        if (!found.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(type)) {
            throw Problem.of(415, "Content-Type: expected " + type + ", found "
                    + (found.isEmpty() ? "nothing" : "'" + found + "'"));
        }
    }

    /// @throws Problem where it is larger
    static byte[] read(ServerRequest request, int most) {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                // A client that is still sending would not see the answer.
                var _ = in.skip((long) most * (TOLERATED - 1));
                throw tooLarge(most);
            }
            RequestDeadline.met();
            return bytes;
        } catch (RequestException e) {
            throw tooLarge(most);
        } catch (IOException | UncheckedIOException | ServerConnectionException e) {
            throw new CloseConnectionException("the body ended, or paused too long, before it was complete", e);
        }
    }

    private static Problem tooLarge(int most) {
        return Problem.of(413, "the body: expected at most " + most + " bytes", "Connection", "close");
    }
}
