package dev.lendport.http;

import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/**
 * A file that a client may ask a part of (RFC 9110, section 14): one range of bytes; who asks for several gets all of it,
 * which the standard allows.
 *
 * @param length bytes of the whole
 * @param tag strong, with its quotes: a part belongs to these bytes alone
 * @param source the whole
 */
public record Ranged(long length, String tag, Streamed.Source source) {
    /** The whole, or the part that was asked for; 416 when that lies beyond the end. */
    public Answer answer(Call call, HttpServletRequest request, Map<String, String> headers) {
        var whole = new Answer(200, headers, new Streamed(length, source))
                .with("Accept-Ranges", "bytes")
                .with("ETag", tag);
        var asked = asked(request);
        if (asked == null) {
            return whole;
        }
        long start = asked.getRangeStart(length);
        if (start >= length) {
            return Problems.answer(Refusal.of(ProblemCode.RANGE_BEYOND_END, length), call.exchange())
                    .with("Content-Range", "bytes */" + length);
        }
        long end = asked.getRangeEnd(length);
        return new Answer(206, whole.headers(), new Streamed(end - start + 1, () -> part(start, end)))
                .with("Content-Range", "bytes " + start + "-" + end + "/" + length);
    }

    /** Null when the whole is to be sent: nothing understandable was asked for, or a part of other bytes than these. */
    private @Nullable HttpRange asked(HttpServletRequest request) {
        var range = request.getHeader("Range");
        var condition = request.getHeader("If-Range");
        if (range == null || (condition != null && !condition.equals(tag))) {
            return null;
        }
        try {
            var ranges = HttpRange.parseRanges(range);
            return ranges.size() == 1 ? ranges.getFirst() : null;
        } catch (IllegalArgumentException notUnderstood) {
            return null;
        }
    }

    private InputStream part(long start, long end) throws IOException {
        var whole = source.open();
        try {
            whole.skipNBytes(start);
        } catch (IOException | RuntimeException failed) {
            whole.close();
            throw failed;
        }
        return new Part(whole, end - start + 1);
    }

    private static final class Part extends FilterInputStream {
        private long left;

        Part(InputStream from, long left) {
            super(from);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
