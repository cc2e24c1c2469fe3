package io.tidings.app.watch;

import java.util.ArrayList;
import java.util.List;

/// Numbers as a row of small bars.
final class Bars {

    private static final String LEVELS = "▁▂▃▄▅▆▇█";

    private Bars() {}

    /// One bar a number, the tallest at the largest; a number that is none leaves a gap.
    static String of(List<Double> numbers) {
        double top = numbers.stream().filter(n -> !n.isNaN()).mapToDouble(Double::doubleValue).max().orElse(0);
        var bars = new StringBuilder();
        for (double number : numbers) {
            int level = top <= 0 ? 0 : (int) Math.floor(number / top * LEVELS.length());
            bars.append(Double.isNaN(number) ? ' ' : LEVELS.charAt(Math.clamp(level, 0, LEVELS.length() - 1)));
        }
        return bars.toString();
    }

    /// Neighbours added up, so that no more numbers are left than given.
    static List<Double> joined(List<Double> numbers, int most) {
        int each = (numbers.size() + most - 1) / most;
        if (each <= 1) {
            return numbers;
        }
        var joined = new ArrayList<Double>();
        for (int from = 0; from < numbers.size(); from += each) {
            double sum = 0;
            for (double number : numbers.subList(from, Math.min(numbers.size(), from + each))) {
                sum += number;
            }
            joined.add(sum);
        }
        return joined;
    }
}
