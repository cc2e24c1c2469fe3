/// Dense float arithmetic on row-major arrays: the only package that imports `jdk.incubator.vector`.
///
/// [io.tidings.kernel.Kernel] is the contract; the scalar twin is its specification, the SIMD twin what runs.
/// [io.tidings.kernel.Kernels] chooses once for the process and [io.tidings.kernel.WarmingKernel] changes over when the
/// SIMD twin is compiled; both give the same bits. Read Kernel, ScalarKernel, VectorKernel, VectorProduct, WideTile.
///
/// Dimension letters here: M rows, N columns, K the summed dimension, H hidden units.
///
/// Imports nothing of this project.
@NullMarked
package io.tidings.kernel;

import org.jspecify.annotations.NullMarked;
