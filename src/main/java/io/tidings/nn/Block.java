package io.tidings.nn;

/// One named parameter matrix.
///
/// @param values [rows, columns]; shared, not copied
public record Block(String name, int rows, int columns, float[] values) {

    public Block {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException("block " + name + " needs " + rows + " x " + columns
                    + " values, found " + values.length);
        }
    }

    Block(String name, int rows, int columns) {
        this(name, rows, columns, new float[Math.multiplyExact(rows, columns)]);
    }

    Block copy() {
        return new Block(name, rows, columns, values.clone());
    }
}
