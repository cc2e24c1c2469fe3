package io.tidings.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway") // What is left out of settings is null.
class TlsTest {

    private static final String PASSWORD = "of-the-keystore";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeACertificate() throws Exception {
        var made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias", "tidings", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
                "san=ip:127.0.0.1,dns:localhost",
                "-storetype", "PKCS12", "-keystore", folder.resolve("both.p12").toString(), "-storepass", PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(made.waitFor()).isZero();
        Files.writeString(folder.resolve("certificate.pem"),
                pem("CERTIFICATE", store().getCertificate("tidings").getEncoded()));
        Key key = store().getKey("tidings", PASSWORD.toCharArray());
        Files.writeString(folder.resolve("key.pem"), pem("PRIVATE KEY", key.getEncoded()));
    }

    @Test
    void aKeystoreServesEncrypted() throws Exception {
        servesEncrypted(new TlsSettings("", "", file("both.p12"), PASSWORD));
    }

    @Test
    void twoPemFilesServeEncrypted() throws Exception {
        servesEncrypted(new TlsSettings(file("certificate.pem"), file("key.pem"), "", ""));
    }

    @Test
    void whatIsNoKeyIsSaidSo() {
        var settings = new TlsSettings("", "", file("both.p12"), "wrong");
        assertThatExceptionOfType(UnusableCertificate.class).isThrownBy(() -> start(settings).close())
                .withMessage("http.tls.keystore: " + file("both.p12")
                        + ": expected a PKCS12 file that http.tls.password opens");
        var missing = new TlsSettings(file("certificate.pem"), file("none.pem"), "", "");
        assertThatExceptionOfType(UnusableCertificate.class).isThrownBy(() -> start(missing).close())
                .withMessage("http.tls.privateKey: " + file("none.pem") + " is missing or cannot be read");
        var swapped = new TlsSettings(file("key.pem"), file("certificate.pem"), "", "");
        assertThatExceptionOfType(UnusableCertificate.class).isThrownBy(() -> start(swapped).close())
                .withMessageContaining("expected a PEM file in PKCS #8");
    }

    @Test
    void halfOfAPairOrBothKindsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TlsSettings("c.pem", "", "", ""))
                .withMessage("privateKey: expected a PEM file, found nothing; certificate and privateKey go together");
        assertThatIllegalArgumentException().isThrownBy(() -> new TlsSettings("c.pem", "k.pem", "s.p12", ""))
                .withMessageContaining("found both");
    }

    private static void servesEncrypted(TlsSettings tls) throws Exception {
        try (var served = start(tls); var client = HttpClient.newBuilder().sslContext(trusting()).build()) {
            assertThat(served.server.address().getScheme()).isEqualTo("https");
            HttpResponse<String> status = client.send(served.to("/api/v1/status").build(), BodyHandlers.ofString());
            assertThat(status.statusCode()).isEqualTo(200);
            assertThat(status.headers().firstValue("strict-transport-security")).isPresent();
        }
    }

    private static Served start(TlsSettings tls) {
        return Served.with(new HttpSettings(true, 0, null, null, null, null, tls));
    }

    private static SSLContext trusting() throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("tidings", store().getCertificate("tidings"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore store() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("both.p12"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(content)
                + "\n-----END " + what + "-----\n";
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }
}
