package io.tidings.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import org.jspecify.annotations.Nullable;

/// Comma-separated values with a header; quoted cells may hold line ends.
final class CsvRows implements Rows {

    private final String source;
    private final FieldNames fields;
    private final InputStream in;
    private final MappingIterator<Map<String, String>> rows;
    private long line = 2; // on which the row begins; the first is behind the header

    CsvRows(String source, InputStream in, ReadSettings settings) throws IOException {
        this.source = source;
        this.fields = settings.fields();
        this.in = in;
        var constraints = StreamReadConstraints.builder().maxStringLength(settings.maxRowBytes()).build();
        var mapper = CsvMapper.builder(CsvFactory.builder().streamReadConstraints(constraints).build())
                .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
                .enable(CsvParser.Feature.FAIL_ON_MISSING_HEADER_COLUMNS)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        try {
            rows = mapper.readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader()).readValues(in);
            rows.hasNextValue();
        } catch (JsonProcessingException e) {
            throw new MalformedReviewException(source, 1, "expected a header and rows, found: "
                    + e.getOriginalMessage());
        }
        requireTextColumn();
    }

    @Override
    public @Nullable LabeledText next() throws IOException {
        try {
            if (!rows.hasNextValue()) {
                return null;
            }
            line = rows.getCurrentLocation().getLineNr();
            return review(rows.nextValue(), line);
        } catch (JsonProcessingException | RuntimeJsonMappingException e) {
            String problem = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new MalformedReviewException(source, line, "expected a row with the columns of the header, found: "
                    + problem);
        }
    }

    @Override
    public boolean ready() throws IOException {
        return in.available() > 0;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private LabeledText review(Map<String, String> row, long begin) {
        String id = find(row, fields.id());
        String text = cell(row, fields.text());
        if (text == null) {
            throw new MalformedReviewException(source, begin, "expected the text in column '" + fields.text()
                    + "', found none");
        }
        return new LabeledText(id == null ? source + ":" + begin : id, find(row, fields.subject()), text,
                find(row, fields.label()), time(row, begin), find(row, fields.group()), begin);
    }

    private @Nullable Instant time(Map<String, String> row, long begin) {
        String value = find(row, fields.time());
        if (value == null) {
            return null;
        }
        Instant time = Times.parse(value);
        if (time == null) {
            throw new MalformedReviewException(source, begin, "expected " + Times.EXPECTED + " in column '"
                    + fields.time() + "', found '" + value + "'");
        }
        return time;
    }

    private static @Nullable String find(Map<String, String> row, String name) {
        String value = cell(row, name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable String cell(Map<String, String> row, String name) {
        for (String alternative : FieldNames.alternatives(name)) {
            String value = row.get(alternative);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private void requireTextColumn() {
        var schema = (CsvSchema) rows.getParserSchema();
        if (FieldNames.alternatives(fields.text()).stream().noneMatch(name -> schema.column(name) != null)) {
            throw new MalformedReviewException(source, 1,
                    "expected a header with a column '" + fields.text() + "', found " + schema.getColumnNames());
        }
    }
}
