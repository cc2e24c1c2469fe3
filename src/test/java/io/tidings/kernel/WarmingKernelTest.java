package io.tidings.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import io.tidings.kernel.Kernel.LstmForward;
import io.tidings.kernel.Kernel.Strided;
import org.junit.jupiter.api.Test;

class WarmingKernelTest {

    private final Kernel scalar = new ScalarKernel(VectorProduct.PANEL);
    private final Kernel vector = Kernels.vector();

    @Test
    void simdTakesOverOnceCompiled() {
        var kernel = new WarmingKernel(scalar, vector);
        assertThat(kernel.name()).isEqualTo(vector.name());
        kernel.lstmForward(1, 1, new LstmForward(new float[4], 0, new float[1], 0, new float[1], new float[1],
                new float[1], 0));
        await().atMost(Duration.ofSeconds(60)).until(kernel::warm);
    }

    @Test
    void bothPackAlike() {
        for (int n : new int[]{1, 15, 16, 17, 63, 64, 65, 300}) {
            float[] b = new float[7 * n];
            for (int i = 0; i < b.length; i++) {
                b[i] = i + 1;
            }
            assertThat(scalar.pack(Strided.rows(b, 0, n), 7, n).data())
                    .isEqualTo(vector.pack(Strided.rows(b, 0, n), 7, n).data());
            assertThat(scalar.pack(Strided.transposed(b, 0, 7), 7, n).data())
                    .isEqualTo(vector.pack(Strided.transposed(b, 0, 7), 7, n).data());
        }
    }

    @Test
    void aSimdKernelThatDoesNotBecomeFasterIsGivenUp() {
        assertThat(new WarmUp(scalar, vector, Duration.ZERO).succeeds()).isFalse();
    }
}
