package io.tidings.modelregistry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;

/// A pair of keys in PEM files, as openssl writes them.
record Keys(Path publicFile, Path privateFile) {

    static Keys make(Path folder, String name) throws GeneralSecurityException, IOException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new Keys(
                write(folder.resolve(name + "-public.pem"), "PUBLIC KEY", pair.getPublic().getEncoded()),
                write(folder.resolve(name + "-private.pem"), "PRIVATE KEY", pair.getPrivate().getEncoded()));
    }

    private static Path write(Path file, String kind, byte[] der) throws IOException {
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END " + kind + "-----\n");
    }
}
