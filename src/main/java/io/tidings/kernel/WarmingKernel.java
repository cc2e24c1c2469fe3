package io.tidings.kernel;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Computes in plain Java until the SIMD kernel is compiled, then through that: cold, the Vector API is a hundred times
/// slower than plain Java, and a process that labels one text would never see it warm. Both give the same bits and pack
/// matrices alike, so nobody notices the change but by the clock.
///
/// A thread of its own warms the SIMD kernel up, from the first step of a cell on: while a process starts, its
/// processors have better things to do. Where it does not become the faster one (a JVM whose compiler does
/// not know the Vector API, or has been told not to compile), plain Java stays, and the log says so.
final class WarmingKernel implements Kernel {

    private static final Logger LOG = LoggerFactory.getLogger(WarmingKernel.class);

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Kernel scalar;
    private final Kernel vector;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Kernel current;

    /// @param scalar must pack like `vector`
    WarmingKernel(Kernel scalar, Kernel vector) {
        this.scalar = scalar;
        this.vector = vector;
        this.current = scalar;
    }

    private void warmUp() {
        if (new WarmUp(scalar, vector, LIMIT).succeeds()) {
            current = vector;
        } else {
            LOG.warn("this JVM does not compile the Vector API; the network stays with plain Java arithmetic, "
                    + "several times slower: use a JVM with the HotSpot C2 compiler, not restricted to C1");
        }
    }

    /// Whether the SIMD kernel has taken over.
    boolean warm() {
        return current.equals(vector);
    }

    @Override
    public String name() {
        return vector.name();
    }

    @Override
    public void multiplyAdd(Strided a, float[] b, int bOffset, float[] c, int cOffset, Shape shape) {
        current.multiplyAdd(a, b, bOffset, c, cOffset, shape);
    }

    @Override
    public Packed pack(Strided b, int k, int n) {
        return current.pack(b, k, n);
    }

    @Override
    public void repack(Strided b, Packed destination) {
        current.repack(b, destination);
    }

    @Override
    public void multiplyAdd(Strided a, Packed b, float[] c, int cOffset, int m) {
        current.multiplyAdd(a, b, c, cOffset, m);
    }

    @Override
    public void transpose(float[] source, int sourceOffset, float[] destination, int rows, int columns) {
        current.transpose(source, sourceOffset, destination, rows, columns);
    }

    @Override
    public void lstmForward(int rows, int hidden, LstmForward step) {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            Thread.ofPlatform().name("tidings-kernel-warm-up").daemon().start(this::warmUp);
        }
        current.lstmForward(rows, hidden, step);
    }

    @Override
    public void lstmBackward(int rows, int hidden, LstmBackward step) {
        current.lstmBackward(rows, hidden, step);
    }

    @Override
    public void addScaled(float scale, float[] x, int xOffset, float[] y, int yOffset, int length) {
        current.addScaled(scale, x, xOffset, y, yOffset, length);
    }

    @Override
    public void maxInto(float[] x, int xOffset, float[] y, int yOffset, int[] argument, int index, int length) {
        current.maxInto(x, xOffset, y, yOffset, argument, index, length);
    }

    @Override
    public double sumOfSquares(float[] x, int offset, int length) {
        return current.sumOfSquares(x, offset, length);
    }

    @Override
    public void adam(float[] weights, float[] gradient, float[] mean, float[] variance, int offset, int length,
            AdamStep step) {
        current.adam(weights, gradient, mean, variance, offset, length, step);
    }
}
