package io.tidings.dashboard.web;

/// What the server proves itself with: nothing (plain HTTP), two PEM files, or a PKCS12 file.
///
/// Components that are left out (null) are empty.
///
/// @param certificate a PEM file with the certificate and those that vouch for it
/// @param privateKey  a PEM file with its key, in PKCS #8
/// @param keystore    a PKCS12 file with both, instead of these two
/// @param password    of the PKCS12 file, or of the key
public record TlsSettings(String certificate, String privateKey, String keystore, String password) {

    public TlsSettings {
        certificate = certificate == null ? "" : certificate;
        privateKey = privateKey == null ? "" : privateKey;
        keystore = keystore == null ? "" : keystore;
        password = password == null ? "" : password;
        if (certificate.isEmpty() != privateKey.isEmpty()) {
            throw new IllegalArgumentException((certificate.isEmpty() ? "certificate" : "privateKey")
                    + ": expected a PEM file, found nothing; certificate and privateKey go together");
        }
        if (!certificate.isEmpty() && !keystore.isEmpty()) {
            throw new IllegalArgumentException(
                    "keystore: expected either this or certificate and privateKey, found both");
        }
    }

    public static TlsSettings none() {
        return new TlsSettings("", "", "", "");
    }

    /// Whether connections are encrypted.
    public boolean present() {
        return !certificate.isEmpty() || !keystore.isEmpty();
    }
}
