package io.tidings.app.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/// Draws accuracy over time, with a line where each new model took over.
final class AccuracyPlot {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 480;
    private static final int WINDOW = 500;
    private static final int STEP = 25;
    private static final Color BLUE = new Color(0x1F5FA8);
    private static final Color ORANGE = new Color(0xC8641E);

    private AccuracyPlot() {}

    /// @param title of the plot
    /// @param file  ends in .png
    /// @throws IOException where it cannot be written
    static void draw(Verdicts verdicts, String title, Path file) throws IOException {
        XYChart chart = new XYChartBuilder().width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle("labelled reviews with a known label")
                .yAxisTitle("share right of the last " + WINDOW)
                .build();
        chart.getStyler().setLegendPosition(LegendPosition.InsideSE).setChartBackgroundColor(Color.WHITE);
        int window = Math.max(1, Math.min(WINDOW, verdicts.size() / 4));
        List<double[]> points = verdicts.overTime(window, Math.max(1, Math.min(STEP, window / 4)));
        double lowest = points.stream().mapToDouble(point -> point[1]).min().orElse(0);
        double highest = points.stream().mapToDouble(point -> point[1]).max().orElse(1);
        chart.addSeries("accuracy", points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray())
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(BLUE);
        for (int at : verdicts.changes()) {
            var line = chart.addSeries("new model at " + at, new double[]{at, at}, new double[]{lowest, highest});
            line.setMarker(SeriesMarkers.NONE)
                    .setLineColor(ORANGE)
                    .setLineStyle(
                            new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[]{6, 4}, 0));
        }
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
