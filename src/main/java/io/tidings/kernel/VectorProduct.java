package io.tidings.kernel;

import io.tidings.kernel.Kernel.Packed;
import io.tidings.kernel.Kernel.Shape;
import io.tidings.kernel.Kernel.Strided;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Matrix products in blocks that fit the caches (Goto & van de Geijn 2008): `b` goes panel by panel through the
/// innermost loops of a tile, `a` is read in place where its rows lie in one piece and transposed into a block first
/// where they do not.
final class VectorProduct {

    private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
    private static final int L = S.length();
    /// x86 has 32 vector registers with 512 bits only, every 64-bit Arm has them.
    private static final boolean WIDE = S.vectorShape() == VectorShape.S_512_BIT
            || System.getProperty("os.arch", "").equals("aarch64");
    static final int PANEL = WIDE ? WideTile.COLUMNS : NarrowTile.COLUMNS;

    /// How much of K goes through one tile before the next: a panel of that depth is half of a 1st-level cache or more.
    private static final int DEPTH = 256;
    /// Rows of `a` that are transposed at a time; a multiple of six.
    private static final int BLOCK_ROWS = 132;
    /// Floats of a cache line: so many columns of `a` are transposed together.
    private static final int LINE = 16;
    /// From so many rows on it pays to copy `b` into panels.
    private static final int PACKING_ROWS = 4;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private VectorProduct() {}

    /// Fixed-size buffers of one thread.
    private static final class Scratch {
        final float[] rows = new float[BLOCK_ROWS * DEPTH];
        final float[] panel = new float[DEPTH * PANEL];
        final float[] edge = new float[6 * PANEL];
    }

    static void multiplyAdd(Strided a, float[] b, int bOffset, float[] c, int cOffset, Shape shape) {
        if (shape.m() < PACKING_ROWS) {
            for (int m = 0; m < shape.m(); m++) {
                multiplyAddRow(a, m, b, bOffset, c, cOffset + m * shape.n(), shape);
            }
            return;
        }
        Strided source = Strided.rows(b, bOffset, shape.n());
        float[] panel = SCRATCH.get().panel;
        for (int k = 0; k < shape.k(); k += DEPTH) {
            int depth = Math.min(DEPTH, shape.k() - k);
            for (int m = 0; m < shape.m();) {
                int rows = blockRows(a, shape.m() - m);
                Strided block = block(a, m, k, rows, depth);
                for (int n = 0; n < shape.n(); n += PANEL) {
                    int columns = Math.min(PANEL, shape.n() - n);
                    packPanel(source, k, n, new Shape(0, columns, depth), panel, 0);
                    panel(block, panel, 0, c, cOffset + m * shape.n() + n, shape.n(), new Shape(rows, columns, depth));
                }
                m += rows;
            }
        }
    }

    static void multiplyAdd(Strided a, Packed b, float[] c, int cOffset, int m) {
        for (int k = 0; k < b.k(); k += DEPTH) {
            int depth = Math.min(DEPTH, b.k() - k);
            for (int row = 0; row < m;) {
                int rows = blockRows(a, m - row);
                Strided block = block(a, row, k, rows, depth);
                for (int n = 0; n < b.n(); n += PANEL) {
                    Shape shape = new Shape(rows, Math.min(PANEL, b.n() - n), depth);
                    panel(block, b.data(), n * b.k() + k * PANEL, c, cOffset + row * b.n() + n, b.n(), shape);
                }
                row += rows;
            }
        }
    }

    static int packedLength(int k, int n) {
        return (n + PANEL - 1) / PANEL * PANEL * k;
    }

    /// Panels of [#PANEL] columns one after the other, each `[k, PANEL]`, the last filled up with zeros.
    static void pack(Strided b, Packed destination) {
        for (int n = 0; n < destination.n(); n += PANEL) {
            Shape shape = new Shape(0, Math.min(PANEL, destination.n() - n), destination.k());
            packPanel(b, 0, n, shape, destination.data(), n * destination.k());
        }
    }

    private static void packPanel(Strided b, int k0, int n0, Shape shape, float[] panel, int place) {
        for (int k = 0; k < shape.k(); k++) {
            int from = b.offset() + (k0 + k) * b.rowStride() + n0 * b.columnStride();
            int to = place + k * PANEL;
            if (b.columnStride() == 1 && shape.n() == PANEL) {
                copyRow(b.data(), from, panel, to);
            } else if (b.columnStride() == 1) {
                System.arraycopy(b.data(), from, panel, to, shape.n());
            } else {
                for (int n = 0; n < shape.n(); n++) {
                    panel[to + n] = b.data()[from + n * b.columnStride()];
                }
            }
            for (int n = shape.n(); n < PANEL; n++) {
                panel[to + n] = 0f;
            }
        }
    }

    private static void copyRow(float[] source, int from, float[] destination, int to) {
        for (int n = 0; n < PANEL; n += L) {
            FloatVector.fromArray(S, source, from + n).intoArray(destination, to + n);
        }
    }

    private static int blockRows(Strided a, int rows) {
        return a.columnStride() == 1 ? rows : Math.min(BLOCK_ROWS, rows);
    }

    /// Rows in one piece each: `a` itself, or a block of it transposed into this thread's buffer.
    private static Strided block(Strided a, int m0, int k0, int rows, int depth) {
        int from = a.offset() + m0 * a.rowStride() + k0 * a.columnStride();
        if (a.columnStride() == 1) {
            return new Strided(a.data(), from, a.rowStride(), 1);
        }
        float[] block = SCRATCH.get().rows;
        for (int k = 0; k < depth; k += LINE) {
            int to = Math.min(depth, k + LINE);
            for (int m = 0; m < rows; m++) {
                gather(a.data(), from + m * a.rowStride() + k * a.columnStride(), a.columnStride(), block,
                        m * DEPTH + k, to - k);
            }
        }
        return new Strided(block, 0, DEPTH, 1);
    }

    private static void gather(float[] source, int from, int stride, float[] destination, int to, int length) {
        for (int i = 0; i < length; i++) {
            destination[to + i] = source[from + i * stride];
        }
    }

    /// `shape.m()` rows of `c` times one panel.
    private static void panel(Strided a, float[] panel, int place, float[] c, int cPlace, int cStride, Shape shape) {
        if (shape.n() == PANEL) {
            tiles(a, a.offset(), panel, place, c, cPlace, new Shape(shape.m(), cStride, shape.k()));
            return;
        }
        // The right edge of c: a few rows at a time through a buffer of full width.
        float[] edge = SCRATCH.get().edge;
        for (int m = 0; m < shape.m(); m += 6) {
            int rows = Math.min(6, shape.m() - m);
            for (int row = 0; row < rows; row++) {
                System.arraycopy(c, cPlace + (m + row) * cStride, edge, row * PANEL, shape.n());
            }
            tiles(a, a.offset() + m * a.rowStride(), panel, place, edge, 0, new Shape(rows, PANEL, shape.k()));
            for (int row = 0; row < rows; row++) {
                System.arraycopy(edge, row * PANEL, c, cPlace + (m + row) * cStride, shape.n());
            }
        }
    }

    /// @param shape rows, stride of `c`, depth
    private static void tiles(Strided a, int aPlace, float[] panel, int place, float[] c, int cPlace, Shape shape) {
        int depth = shape.k();
        int m = 0;
        if (WIDE) {
            var tile = new WideTile(a.data(), a.rowStride(), panel, c, shape.n());
            for (; m + 6 <= shape.m(); m += 6) {
                tile.sixRows(aPlace + m * a.rowStride(), place, cPlace + m * shape.n(), depth);
            }
            for (; m + 2 <= shape.m(); m += 2) {
                tile.twoRows(aPlace + m * a.rowStride(), place, cPlace + m * shape.n(), depth);
            }
            for (; m < shape.m(); m++) {
                tile.oneRow(aPlace + m * a.rowStride(), place, cPlace + m * shape.n(), depth);
            }
        } else {
            var tile = new NarrowTile(a.data(), a.rowStride(), panel, c, shape.n());
            for (; m + 6 <= shape.m(); m += 6) {
                tile.sixRows(aPlace + m * a.rowStride(), place, cPlace + m * shape.n(), depth);
            }
            for (; m < shape.m(); m++) {
                tile.oneRow(aPlace + m * a.rowStride(), place, cPlace + m * shape.n(), depth);
            }
        }
    }

    /// One row of `c` against an unpacked `b`, which is read once.
    private static void multiplyAddRow(Strided a, int row, float[] b, int bOffset, float[] c, int cRow, Shape shape) {
        int full = S.loopBound(shape.n());
        for (int k = 0; k < shape.k(); k++) {
            FloatVector factor = FloatVector.broadcast(S,
                    a.data()[a.offset() + row * a.rowStride() + k * a.columnStride()]);
            int bRow = bOffset + k * shape.n();
            for (int n = 0; n < full; n += L) {
                factor.fma(FloatVector.fromArray(S, b, bRow + n), FloatVector.fromArray(S, c, cRow + n))
                        .intoArray(c, cRow + n);
            }
        }
        for (int n = full; n < shape.n(); n++) {
            for (int k = 0; k < shape.k(); k++) {
                c[cRow + n] = Math.fma(a.data()[a.offset() + row * a.rowStride() + k * a.columnStride()],
                        b[bOffset + k * shape.n() + n], c[cRow + n]);
            }
        }
    }
}
