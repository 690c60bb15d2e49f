package dev.lendport.upload;

import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.apache.tomcat.util.http.fileupload.MultipartStream;

/** Refuses a body that goes on for too long, in bytes or in time, as soon as it does. */
final class LimitedStream extends FilterInputStream {
    private final long most;
    private final Duration time;
    private final Refusal tooLarge;
    private final long begun = System.nanoTime();
    private long bytes;

    LimitedStream(InputStream body, long most, Duration time, Refusal tooLarge) {
        super(body);
        this.most = most;
        this.time = time;
        this.tooLarge = tooLarge;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = next(into, offset, length);
        bytes += Math.max(count, 0);
        if (bytes > most) {
            throw new RefusedException(tooLarge);
        }
        if (System.nanoTime() - begun > time.toNanos()) {
            throw new RefusedException(Refusal.of(ProblemCode.UPLOAD_TOO_SLOW, time.toSeconds()));
        }
        return count;
    }

    private int next(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (MultipartStream.MalformedStreamException endless) {
            throw FileBody.malformed();
        }
    }
}
