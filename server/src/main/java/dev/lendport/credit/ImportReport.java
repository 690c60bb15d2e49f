package dev.lendport.credit;

import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the lines of an import: the first hundred errors in full, and the numbers of all lines with any. */
final class ImportReport {
    private static final int MOST_TOLD = 100;

    private final List<FieldError> told = new ArrayList<>();
    private final LineRanges badLines = new LineRanges();
    private int errors;
    private int lines;

    /** Another line was read. */
    void read() {
        lines++;
    }

    /** Everything that is wrong with one line, which comes after those told before. */
    void bad(int line, List<FieldError> ofLine) {
        badLines.add(line);
        errors += ofLine.size();
        ofLine.stream().limit(MOST_TOLD - (long) told.size()).forEach(told::add);
    }

    int lines() {
        return lines;
    }

    boolean isClean() {
        return errors == 0;
    }

    Refusal refusal() {
        var refusal = Refusal.of(
                        ProblemCode.IMPORT_REFUSED, Integer.toString(badLines.lines()), Integer.toString(lines))
                .withErrors(told)
                .with("lines", lines)
                .with("bad_line_count", badLines.lines())
                .with("bad_lines", badLines.toString())
                .with("errors_not_listed", errors - told.size());
        return badLines.untold() == 0 ? refusal : refusal.with("bad_lines_more", badLines.untold());
    }
}
