package io.tidings.app;

import java.util.function.Function;

import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the numbers of options, and says in plain words what is none: users know no `double` and no `int`.
final class NumberOptions {

    private NumberOptions() {}

    /// @param line with all its subcommands
    static void register(CommandLine line) {
        ITypeConverter<Integer> integer = text -> read(text, Integer::valueOf, wholeNumber(text, Integer.MAX_VALUE));
        ITypeConverter<Long> large = text -> read(text, Long::valueOf, wholeNumber(text, Long.MAX_VALUE));
        ITypeConverter<Double> number = text -> read(text, NumberOptions::finite, "a number");
        line.registerConverter(int.class, integer);
        line.registerConverter(Integer.class, integer);
        line.registerConverter(long.class, large);
        line.registerConverter(Long.class, large);
        line.registerConverter(double.class, number);
        line.registerConverter(Double.class, number);
    }

    private static <T> T read(String text, Function<String, T> parse, String expected) {
        try {
            return parse.apply(text.strip());
        } catch (NumberFormatException e) {
            throw new TypeConversionException("expected " + expected + ", found '" + text + "'");
        }
    }

    private static String wholeNumber(String text, long largest) {
        boolean digits = text.strip().matches("[+-]?\\d+");
        return digits ? "a whole number of at most " + largest : "a whole number";
    }

    private static double finite(String text) {
        double value = Double.parseDouble(text);
        if (!Double.isFinite(value)) {
            throw new NumberFormatException(text);
        }
        return value;
    }
}
