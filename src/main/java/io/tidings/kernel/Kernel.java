package io.tidings.kernel;

/// The arithmetic that the network spends its time in. Stateless; any number of threads may share one.
///
/// Matrices are row-major `float[]` with an offset. No method allocates in proportion to its input,
/// none checks more than array bounds, and sources and destinations must not overlap unless said.
///
/// All implementations give the same bits for the same arguments, whatever the machine's vectors are: sums run in the
/// stated order, products and sums are fused where this package's scalar code fuses them. So one seed gives one model
/// everywhere. (Only which NaN a NaN is stays open.)
public interface Kernel {

    /// For logs and benchmarks, such as `scalar` or `vector-512`.
    String name();

    /// `c[M,N] += a[M,K] · b[K,N]`, with `a` read through strides so that one routine serves both `A·B` and `Aᵀ·B`.
    /// Each element of `c` takes up its K products one after the other, in ascending order.
    void multiplyAdd(Strided a, float[] b, int bOffset, float[] c, int cOffset, Shape shape);

    /// Copies `b[K,N]`, read as `b(k, n) = data[offset + k·rowStride + n·columnStride]`, into the order in which this
    /// kernel multiplies fastest: once for weights that meet many left sides. The only method that allocates.
    Packed pack(Strided b, int k, int n);

    /// [#pack] into what an earlier call on a kernel of the same name made, for weights that changed since.
    void repack(Strided b, Packed destination);

    /// `c[m,N] += a[m,K] · b[K,N]`, the same bits as from the unpacked matrix.
    void multiplyAdd(Strided a, Packed b, float[] c, int cOffset, int m);

    /// `destination[rows·columns] = source` transposed: `[rows, columns]` becomes `[columns, rows]`.
    void transpose(float[] source, int sourceOffset, float[] destination, int rows, int columns);

    /// The LSTM cell for `rows` texts (Hochreiter & Schmidhuber 1997 with the forget gate of Gers et al. 2000):
    /// `i, f, o = σ(z)`, `g = tanh(z)`, `c = f·c₋ + i·g`, `h = o·tanh(c)`.
    ///
    /// `gates` [rows, 4H] holds pre-activations in the order i f g o and is overwritten by activations;
    /// `cPrevious` [rows, H] at its offset is read; `c` and `tanhC` and `h` [rows, H] at `offset` are written.
    /// `c` may be the same array and place as `cPrevious`.
    void lstmForward(int rows, int hidden, LstmForward step);

    /// The gradient of [#lstmForward]: reads the activations, `dH` and `dC` [rows, H], overwrites `gates`' gradient
    /// `dZ` [rows, 4H] and replaces `dC` by the gradient for the previous cell state.
    void lstmBackward(int rows, int hidden, LstmBackward step);

    /// `y += scale · x` over `length` elements.
    void addScaled(float scale, float[] x, int xOffset, float[] y, int yOffset, int length);

    /// `y = max(y, x)` over `length` elements; where `x` is greater (a NaN is not), `argument`, used from `yOffset` on
    /// like `y`, takes `index`.
    void maxInto(float[] x, int xOffset, float[] y, int yOffset, int[] argument, int index, int length);

    /// The sum of squares: float sums over blocks of a fixed size, added up in double.
    double sumOfSquares(float[] x, int offset, int length);

    /// One Adam step (Kingma & Ba 2015, Algorithm 1 with the bias corrections folded into `stepSize` and `epsilon`)
    /// over `length` elements of the four arrays at the same offset.
    void adam(float[] weights, float[] gradient, float[] mean, float[] variance, int offset, int length, AdamStep step);

    /// `a(m, k) = data[offset + m·rowStride + k·columnStride]`.
    record Strided(float[] data, int offset, int rowStride, int columnStride) {

        /// A plain row-major `[M, columns]` matrix.
        public static Strided rows(float[] data, int offset, int columns) {
            return new Strided(data, offset, columns, 1);
        }

        /// The transpose of a row-major `[K, columns]` matrix.
        public static Strided transposed(float[] data, int offset, int columns) {
            return new Strided(data, offset, 1, columns);
        }
    }

    record Shape(int m, int n, int k) {}

    /// A matrix `[K,N]` in a kernel's own order, fit for kernels of the same name only. `data` may be longer than needed:
    /// one array serves matrices of smaller K, too.
    record Packed(float[] data, int k, int n) {}

    /// Arrays of one forward step; each is used from its own offset on.
    record LstmForward(float[] gates, int gatesOffset, float[] cPrevious, int cPreviousOffset, float[] c, float[] tanhC,
            float[] h, int offset) {}

    /// Arrays of one backward step: `gates` activations and `dZ` share `gatesOffset`, `cPrevious` has its own,
    /// `tanhC` its own, `dH` and `dC` are used from 0.
    record LstmBackward(float[] gates, float[] dZ, int gatesOffset, float[] cPrevious, int cPreviousOffset,
            float[] tanhC, int tanhCOffset, float[] dH, float[] dC) {}

    /// @param stepSize learning rate with both bias corrections
    record AdamStep(float stepSize, float beta1, float beta2, float epsilon) {}
}
