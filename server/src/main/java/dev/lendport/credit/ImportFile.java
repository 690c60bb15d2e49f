package dev.lendport.credit;

import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.Json;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a file of credit operations line by line: CSV by RFC 4180 in UTF-8, with or without a byte order mark, lines
 * ending in LF or CRLF, a header line first. However large the file is, one line of it is in memory.
 */
final class ImportFile implements AutoCloseable {
    /** Far beyond what the columns can hold; a quote that is never closed ends here and not at the end of memory. */
    static final int MOST_CHARACTERS = 8_000;

    private static final char REPLACEMENT = '\uFFFD';
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreEmptyLines(false)
            .setTrailingData(false)
            .setLenientEof(false)
            .get();

    private final BoundedLines bounded;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private List<ImportColumn> columns = List.of();
    private boolean broken;

    private ImportFile(Reader reader) throws IOException {
        this.bounded = new BoundedLines(reader);
        this.parser = CSVParser.builder().setReader(bounded).setFormat(FORMAT).get();
        this.records = parser.iterator();
    }

    static ImportFile of(InputStream file) throws IOException {
        // What is no UTF-8 reads as a replacement character, so that its line can be told.
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new ImportFile(new InputStreamReader(file, decoder));
    }

    /** A line after the header. */
    sealed interface Line {
        /** Its place in the file, from 1; where it begins when quoted cells have line ends. */
        int number();

        /** A request as JSON would bring it, not checked yet. */
        record Request(int number, ObjectNode tree) implements Line {}

        record Unreadable(int number, FieldError error) implements Line {}

        /** Nothing after it can be read. */
        record Broken(int number, FieldError error) implements Line {}
    }

    /** Reads the header line: what is wrong with it, nothing when the other lines can be read. */
    List<FieldError> readHeader() {
        return switch (read()) {
            case Raw.End() -> List.of(FieldError.of("/1", "no_lines"));
            case Raw.Broken(int number, var error) -> List.of(error);
            case Raw.Cells(int number, var cells) -> header(cells);
        };
    }

    /** The next line that is not blank; empty at the end, and after one that broke the file. */
    Optional<Line> next() {
        if (broken) {
            return Optional.empty();
        }
        return switch (read()) {
            case Raw.End() -> Optional.empty();
            case Raw.Broken(int number, var error) -> Optional.of(new Line.Broken(number, error));
            case Raw.Cells(int number, var cells) -> Optional.of(line(number, cells));
        };
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private List<FieldError> header(List<String> names) {
        var errors = new ArrayList<FieldError>();
        var found = new ArrayList<ImportColumn>();
        for (var name : names) {
            var pointer = "/1/" + name.replace("~", "~0").replace("/", "~1");
            var column = ImportColumn.named(name);
            if (column.isEmpty()) {
                errors.add(FieldError.of(pointer, "unknown_field"));
            } else if (found.contains(column.get())) {
                errors.add(FieldError.of(pointer, "repeated"));
            } else {
                found.add(column.get());
            }
        }
        for (var name : ImportColumn.requiredNames()) {
            if (found.stream().noneMatch(column -> column.name().equals(name))) {
                errors.add(FieldError.of("/1/" + name, "required"));
            }
        }
        columns = found;
        return errors;
    }

    private Line line(int number, List<String> cells) {
        if (cells.size() != columns.size()) {
            return new Line.Unreadable(
                    number, FieldError.of("/" + number, "wrong_number_of_cells", columns.size(), cells.size()));
        }
        var tree = Json.MAPPER.createObjectNode();
        // Whoever borrowed is told field by field, however much is missing.
        tree.withObjectProperty("issuer").withObjectProperty("address");
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).indexOf(REPLACEMENT) >= 0) {
                var pointer = "/" + number + "/" + columns.get(i).name();
                return new Line.Unreadable(number, FieldError.of(pointer, "not_utf8"));
            }
            columns.get(i).put(tree, cells.get(i));
        }
        return new Line.Request(number, tree);
    }

    private sealed interface Raw {
        record Cells(int number, List<String> cells) implements Raw {}

        record Broken(int number, FieldError error) implements Raw {}

        record End() implements Raw {}
    }

    private Raw read() {
        while (true) {
            bounded.beginLine();
            int number = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            try {
                if (!records.hasNext()) {
                    return new Raw.End();
                }
                var cells = List.of(records.next().values());
                if (cells.size() > 1 || !cells.getFirst().isBlank()) {
                    return new Raw.Cells(number, cells);
                }
            } catch (UncheckedIOException unreadable) {
                broken = true;
                return new Raw.Broken(number, error(number, unreadable));
            }
        }
    }

    private static FieldError error(int number, UncheckedIOException unreadable) {
        return switch (unreadable.getCause()) {
            case LineTooLongException tooLong -> FieldError.of("/" + number, "line_too_long", MOST_CHARACTERS);
            case CSVException quotes -> FieldError.of("/" + number, "broken_quotes");
            case null, default -> throw unreadable;
        };
    }

    private static final class LineTooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Reads no further than a line may be long, and drops a byte order mark at the start. */
    private static final class BoundedLines extends FilterReader {
        private static final int READ_AHEAD = 512;
        private static final int BYTE_ORDER_MARK = '\uFEFF';
        private int readOfLine;
        private boolean begun;

        BoundedLines(Reader reader) {
            super(reader);
        }

        void beginLine() {
            readOfLine = 0;
        }

        @Override
        public int read() throws IOException {
            var one = new char[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        /** In small pieces: what is read ahead of the line counts for it. */
        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (readOfLine > MOST_CHARACTERS) {
                throw new LineTooLongException();
            }
            int read = super.read(buffer, offset, Math.min(length, READ_AHEAD));
            if (!begun && read > 0) {
                begun = true;
                if (buffer[offset] == BYTE_ORDER_MARK) {
                    System.arraycopy(buffer, offset + 1, buffer, offset, read - 1);
                    return read == 1 ? read(buffer, offset, length) : read - 1;
                }
            }
            readOfLine += Math.max(read, 0);
            return read;
        }
    }
}
