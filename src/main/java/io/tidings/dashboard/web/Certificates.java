package io.tidings.dashboard.web;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.TlsConfig;

/// Reads what a server proves itself with.
final class Certificates {

    private Certificates() {}

    /// @throws UnusableCertificate naming the setting and the file
    static TlsConfig tls(TlsSettings settings) {
        var tls = TlsConfig.builder().addEnabledProtocol("TLSv1.3").addEnabledProtocol("TLSv1.2");
        if (settings.keystore().isEmpty()) {
            Keys keys = pem(settings);
            tls.privateKey(keys).privateKeyCertChain(keys);
        } else {
            tls.sslContext(keystore(settings));
        }
        return tls.buildPrototype();
    }

    /// The first key of the file, whatever its alias; Helidon's own reader wants to be told that.
    private static SSLContext keystore(TlsSettings settings) {
        Path file = existing("http.tls.keystore", settings.keystore());
        char[] password = settings.password().toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw unusable("http.tls.keystore", file, "expected a PKCS12 file that http.tls.password opens", e);
        }
    }

    private static Keys pem(TlsSettings settings) {
        Path certificate = existing("http.tls.certificate", settings.certificate());
        Path key = existing("http.tls.privateKey", settings.privateKey());
        try {
            return Keys.builder().pem(pem -> {
                pem.certificates(Resource.create(certificate))
                        .key(Resource.create(key))
                        .certChain(Resource.create(certificate));
                if (!settings.password().isEmpty()) {
                    pem.keyPassphrase(settings.password());
                }
            }).build();
        } catch (RuntimeException e) {
            throw unusable("http.tls.privateKey", key,
                    "expected a PEM file in PKCS #8 (BEGIN PRIVATE KEY), and a certificate"
                            + " in PEM in " + certificate,
                    e);
        }
    }

    private static Path existing(String setting, String name) {
        Path file = Path.of(name);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UnusableCertificate(setting + ": " + file + " is missing or cannot be read",
                    new FileNotFoundException(name));
        }
        return file;
    }

    private static UnusableCertificate unusable(String setting, Path file, String expected, Exception cause) {
        return new UnusableCertificate(setting + ": " + file + ": " + expected, cause);
    }
}
