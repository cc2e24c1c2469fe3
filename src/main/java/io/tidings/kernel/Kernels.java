package io.tidings.kernel;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Chooses the kernel once for the process.
///
/// System property [#PROPERTY] is `auto` (the default: SIMD where the JVM offers it, as soon as it is compiled),
/// `vector` (SIMD from the first call on, or an error) or `scalar`.
public final class Kernels {

    public static final String PROPERTY = "tidings.kernel";

    private static final Logger LOG = LoggerFactory.getLogger(Kernels.class);
    private static final String MODULE = "jdk.incubator.vector";
    private static final int LEAST_BITS = 128;

    private static @Nullable Kernel chosen;

    private Kernels() {}

    /// The fastest kernel that this JVM can run. Where SIMD is missing, the first call warns and names the JVM flag.
    ///
    /// @throws IllegalStateException if the system property asks for a kernel that does not exist here
    public static synchronized Kernel best() {
        Kernel known = chosen;
        if (known == null) {
            known = choose(System.getProperty(PROPERTY, "auto"));
            chosen = known;
        }
        return known;
    }

    /// The specification, slow and everywhere the same.
    public static Kernel scalar() {
        return new ScalarKernel();
    }

    /// @throws IllegalStateException naming the reason, if this JVM cannot run it
    static Kernel vector() {
        String obstacle = obstacle();
        if (!obstacle.isEmpty()) {
            throw new IllegalStateException("no SIMD kernel: " + obstacle);
        }
        return Loaded.vector();
    }

    /// Why the SIMD kernel cannot run, with the cure; empty if it can.
    private static String obstacle() {
        if (!ModuleLayer.boot().findModule(MODULE).isPresent()) {
            return "the JVM was started without the module " + MODULE + "; start it with --add-modules " + MODULE;
        }
        int bits = Loaded.bits();
        return bits < LEAST_BITS ? "this machine's vectors have only " + bits + " bits" : "";
    }

    private static Kernel choose(String wish) {
        return switch (wish.toLowerCase(Locale.ROOT)) {
            case "scalar" -> scalar();
            case "vector" -> vector();
            case "auto" -> vectorOrWarning();
            default -> throw new IllegalStateException(
                    "system property " + PROPERTY + " is '" + wish + "': expected auto, vector or scalar");
        };
    }

    private static Kernel vectorOrWarning() {
        String obstacle = obstacle();
        if (obstacle.isEmpty()) {
            return Loaded.warming();
        }
        LOG.warn("the network runs on plain Java arithmetic, several times slower than it could: {}", obstacle);
        return scalar();
    }

    /// The only code that touches [VectorKernel], so that nothing else loads classes of the module.
    private static final class Loaded {

        static int bits() {
            return VectorKernel.bits();
        }

        static Kernel vector() {
            return new VectorKernel();
        }

        static Kernel warming() {
            return new WarmingKernel(new ScalarKernel(VectorProduct.PANEL), new VectorKernel());
        }
    }
}
