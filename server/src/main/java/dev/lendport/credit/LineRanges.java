package dev.lendport.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers of lines, each higher than the one before, told as ranges: {@code 2-14,17,20-90000}. */
final class LineRanges {
    /** No file makes the text longer than some 150 kB. */
    static final int MOST = 10_000;

    private final List<Range> ranges = new ArrayList<>();
    private int lines;
    private int untold;

    private record Range(int first, int last) {
        @Override
        public String toString() {
            return first == last ? Integer.toString(first) : first + "-" + last;
        }
    }

    void add(int line) {
        lines++;
        if (!ranges.isEmpty() && ranges.getLast().last() == line - 1) {
            ranges.set(ranges.size() - 1, new Range(ranges.getLast().first(), line));
        } else if (ranges.size() < MOST) {
            ranges.add(new Range(line, line));
        } else {
            untold++;
        }
    }

    /** All lines, told or not. */
    int lines() {
        return lines;
    }

    /** Lines that no range tells, since there were too many ranges before them. */
    int untold() {
        return untold;
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(","));
    }
}
