package dev.lendport.taxonomy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * A file of parishes: CSV in UTF-8, a header line with the columns code, county code and name in any order, then one
 * line for each parish. Every line is read on its own, so that one bad line never hides another.
 *
 * @param parishes the good lines
 * @param problems what is wrong, by line; the parishes may be used only when there is none
 */
record ParishChart(List<Parish> parishes, List<Problem> problems) {
    static final int NAME_LIMIT = 200;
    private static final List<String> COLUMNS = List.of("code", "countycode", "name");
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}|\\p{Zl}|\\p{Zp}");

    record Parish(int line, String code, int countyId, String countyCode, String name) {
        /** The official code of a parish starts with that of its county (INE: district 2, county 4, parish 6 digits). */
        boolean hasCodeOfCounty() {
            return code.startsWith(countyCode);
        }
    }

    record Problem(int line, String text) {}

    ParishChart {
        parishes = List.copyOf(parishes);
        problems = List.copyOf(problems);
    }

    /** @param countyIds the ids of the known counties by their official code */
    static ParishChart read(byte[] file, Map<String, Integer> countyIds) {
        return new Reader(countyIds).read(file);
    }

    private static final class Reader {
        private final Map<String, Integer> countyIds;
        private final Map<String, Integer> lineOfCode = new HashMap<>();
        private final List<Parish> parishes = new ArrayList<>();
        private final List<Problem> problems = new ArrayList<>();
        private List<String> header = List.of();

        Reader(Map<String, Integer> countyIds) {
            this.countyIds = countyIds;
        }

        ParishChart read(byte[] file) {
            int line = 1;
            for (int start = 0; start < file.length; line++) {
                int end = start;
                while (end < file.length && file[end] != '\n') {
                    end++;
                }
                fields(ByteBuffer.wrap(file, start, end - start), line).ifPresent(this::accept);
                start = end + 1;
            }
            if (problems.isEmpty() && parishes.isEmpty()) {
                problems.add(new Problem(1, "the file has no parishes"));
            }
            return new ParishChart(parishes, problems);
        }

        /** A line that could be split into fields, or empty for a blank line or one that could not. */
        private Optional<Row> fields(ByteBuffer bytes, int line) {
            try {
                var text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
                if (line == 1 && text.startsWith("\uFEFF")) {
                    text = text.substring(1);
                }
                if (text.isBlank()) {
                    return Optional.empty();
                }
                var fields =
                        split(text.stripTrailing()).stream().map(String::strip).toList();
                return Optional.of(new Row(line, fields));
            } catch (CharacterCodingException e) {
                problems.add(new Problem(line, "is not valid UTF-8"));
            } catch (IOException | UncheckedIOException e) {
                problems.add(new Problem(line, "has unbalanced quotes"));
            }
            return Optional.empty();
        }

        private static List<String> split(String text) throws IOException {
            try (var csv = CSVFormat.RFC4180.parse(new StringReader(text))) {
                return Arrays.asList(csv.iterator().next().values());
            }
        }

        private void accept(Row row) {
            if (header.isEmpty()) {
                header = row.fields().stream().map(Reader::columnName).toList();
                if (header.size() != COLUMNS.size() || !header.containsAll(COLUMNS)) {
                    problems.add(new Problem(row.line(), "the header must be code,county code,name"));
                }
            } else if (row.fields().size() != COLUMNS.size()) {
                problems.add(new Problem(row.line(), "has " + row.fields().size() + " columns instead of 3"));
            } else if (header.containsAll(COLUMNS)) {
                parish(row);
            }
        }

        private void parish(Row row) {
            var code = row.fields().get(header.indexOf("code"));
            var countyCode = row.fields().get(header.indexOf("countycode"));
            var name = row.fields().get(header.indexOf("name"));
            var countyId = countyIds.get(countyCode);
            var found = Arrays.asList(
                            codeProblem(code, row.line()), countyProblem(countyCode, countyId), nameProblem(name))
                    .stream()
                    .filter(Objects::nonNull)
                    .toList();
            if (found.isEmpty() && countyId != null) {
                parishes.add(new Parish(row.line(), code, countyId, countyCode, name));
            } else {
                problems.add(new Problem(row.line(), String.join("; ", found)));
            }
        }

        private @Nullable String codeProblem(String code, int line) {
            if (!SIX_DIGITS.matcher(code).matches()) {
                return "the code " + shown(code) + " is not six digits";
            }
            var first = lineOfCode.putIfAbsent(code, line);
            return first == null ? null : "the code " + code + " is already on line " + first;
        }

        private static @Nullable String countyProblem(String code, @Nullable Integer id) {
            return id == null ? "the county code " + shown(code) + " is unknown" : null;
        }

        private static @Nullable String nameProblem(String name) {
            if (name.isEmpty()) {
                return "the name is empty";
            }
            if (name.codePointCount(0, name.length()) > NAME_LIMIT) {
                return "the name is longer than " + NAME_LIMIT + " characters";
            }
            return CONTROL.matcher(name).find() ? "the name has control characters" : null;
        }

        /** What the file says, short and harmless enough for a terminal. */
        private static String shown(String field) {
            var clean = CONTROL.matcher(field).replaceAll("?");
            return "\"" + (clean.length() > 20 ? clean.substring(0, 20) + "…" : clean) + "\"";
        }

        private static String columnName(String field) {
            return field.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
        }
    }

    private record Row(int line, List<String> fields) {}
}
