package io.tidings.modelregistry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

import io.tidings.classify.ModelId;
import io.tidings.event.ModelManifest;
import io.tidings.modelregistry.RegistryFailure.Kind;
import org.jspecify.annotations.Nullable;

/// Signs models and checks signatures: Ed25519 (RFC 8032) over the 64 characters of the id. Keys are never shown.
///
/// Keys come from `openssl genpkey -algorithm ed25519 -out private.pem` and
/// `openssl pkey -in private.pem -pubout -out public.pem`.
final class Signatures {

    private static final String ALGORITHM = "Ed25519";
    private static final int LARGEST_FILE = 64 << 10;

    private final @Nullable PublicKey publicKey;
    private final @Nullable PrivateKey privateKey;

    private Signatures(@Nullable PublicKey publicKey, @Nullable PrivateKey privateKey) {
        this.publicKey = publicKey;
        this.privateKey = privateKey;
    }

    /// @throws RegistryFailure naming the key of the configuration and its file, where that is no key
    static Signatures of(RegistrySettings settings) {
        return new Signatures(publicKey(settings), privateKey(settings));
    }

    /// Without the key to sign with, which only those who publish need to have.
    static Signatures checking(RegistrySettings settings) {
        return new Signatures(publicKey(settings), null);
    }

    private static @Nullable PublicKey publicKey(RegistrySettings settings) {
        String file = settings.publicKey();
        return file == null
                ? null
                : read("publicKey", file, "PUBLIC KEY",
                        der -> KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der)));
    }

    private static @Nullable PrivateKey privateKey(RegistrySettings settings) {
        String file = settings.privateKey();
        return file == null
                ? null
                : read("privateKey", file, "PRIVATE KEY",
                        der -> KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der)));
    }

    /// The signature of a model, or null where models go unsigned.
    ///
    /// @throws RegistryFailure where nobody would accept the model
    @Nullable
    ByteBuffer sign(ModelId id) {
        if (privateKey == null) {
            if (publicKey != null) {
                throw new RegistryFailure(Kind.BAD_SETTINGS, "models.publicKey is set, so that only signed models are "
                        + "taken up: set models.privateKey too to publish one");
            }
            return null;
        }
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(signed(id));
            var signed = ByteBuffer.wrap(signature.sign());
            if (publicKey != null && !verifies(id, signed, publicKey)) {
                throw new RegistryFailure(Kind.BAD_SETTINGS,
                        "models.privateKey and models.publicKey are not of one pair");
            }
            return signed;
        } catch (GeneralSecurityException e) {
            throw new RegistryFailure(Kind.BROKEN, "model " + id.abbreviated() + " cannot be signed", e);
        }
    }

    /// @throws RegistryFailure where a signature is asked for and the model has none that is right
    void require(ModelManifest manifest) {
        if (publicKey == null) {
            return;
        }
        var id = new ModelId(manifest.getId());
        ByteBuffer signature = manifest.getSignature().orElse(null);
        if (signature == null) {
            throw new RegistryFailure(Kind.UNTRUSTED,
                    "model " + id.abbreviated() + " is not signed, and models.publicKey asks for a signature");
        }
        if (!verifies(id, signature, publicKey)) {
            throw new RegistryFailure(Kind.UNTRUSTED,
                    "the signature of model " + id.abbreviated() + " was not made with the key of models.publicKey");
        }
    }

    private static boolean verifies(ModelId id, ByteBuffer signature, PublicKey key) {
        try {
            var check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(signed(id));
            var bytes = new byte[signature.remaining()];
            signature.duplicate().get(bytes);
            return check.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false; // What is no signature at all.
        }
    }

    private static byte[] signed(ModelId id) {
        return id.value().getBytes(StandardCharsets.US_ASCII);
    }

    private interface Decoding<K> {
        K key(byte[] der) throws GeneralSecurityException;
    }

    private static <K> K read(String key, String file, String kind, Decoding<K> decoding) {
        String expected = "models." + key + ": expected a PEM file with an Ed25519 " + kind + ", ";
        try {
            if (Files.size(Path.of(file)) > LARGEST_FILE) {
                throw new RegistryFailure(Kind.BAD_SETTINGS, expected + file + " is too large for one");
            }
            String pem = Files.readString(Path.of(file), StandardCharsets.US_ASCII);
            String begin = "-----BEGIN " + kind + "-----";
            String end = "-----END " + kind + "-----";
            int from = pem.indexOf(begin);
            int to = pem.indexOf(end);
            if (from < 0 || to < from) {
                throw new RegistryFailure(Kind.BAD_SETTINGS, expected + "found no '" + begin + "' in " + file);
            }
            return decoding.key(Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to)));
        } catch (NoSuchFileException e) {
            throw new RegistryFailure(Kind.BAD_SETTINGS, expected + "there is no such file: " + file, e);
        } catch (IOException | IllegalArgumentException | GeneralSecurityException e) {
            // Without the cause, which might quote the key.
            throw new RegistryFailure(Kind.BAD_SETTINGS, expected + file + " holds none");
        }
    }
}
