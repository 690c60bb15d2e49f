package dev.lendport.upload;

import dev.lendport.caller.BrokerId;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A form of some fields and one file, either as {@code multipart/form-data} (RFC 7578) or as a JSON object whose member
 * holds the file in base64 (RFC 4648, section 4). The file goes where it is wanted while it arrives: little of it is ever
 * in memory, whichever way it is sent. An endpoint takes it as an argument beside its {@code Call}, and has the fields
 * checked against the contract afterwards.
 */
public final class FormBody {
    private static final int ROOM_FOR_FIELDS = 64 * 1024;

    private final UploadedBody body;
    private final UploadLimits limits;
    private final UploadPlaces places;

    FormBody(UploadedBody body, UploadLimits limits, UploadPlaces places) {
        this.body = body;
        this.limits = limits;
        this.places = places;
    }

    /**
     * What the form consists of.
     *
     * @param file the field with the file
     * @param name the field with its name, which in a multipart form the part's own head may say as well
     * @param integers fields that are numbers, since a multipart form has but texts
     */
    public record Fields(String file, String name, Set<String> integers) {}

    /**
     * A form as it was read.
     *
     * @param fields without the file; when there was one its field is there with an empty text
     * @param mediaType what the client says that the file is
     */
    public record Form(ObjectNode fields, @Nullable String mediaType) {}

    /** Reads the form to its end and hands its file on; {@link RefusedException} for what is wrong with it. */
    public Form read(BrokerId partner, Fields expected, OutputStream file) throws IOException {
        boolean isMultipart = body.isMultipart();
        long most = (isMultipart ? limits.bytes() : encoded(limits.bytes())) + ROOM_FOR_FIELDS;
        if (body.length() > most) {
            throw new RefusedException(tooLarge());
        }
        try (var _ = places.take(partner);
                var stream = new LimitedStream(body.open(), most, limits.time(), tooLarge())) {
            var limited = new LimitedFile(file);
            return isMultipart
                    ? MultipartForm.read(body, stream, expected, limited)
                    : JsonForm.read(stream, expected, limited);
        }
    }

    /** Four characters for each three bytes, with room for a line end, which JSON escapes, after every 64 of them. */
    private static long encoded(long bytes) {
        long characters = (bytes + 2) / 3 * 4;
        return characters + characters / 16;
    }

    private Refusal tooLarge() {
        return Refusal.of(ProblemCode.DOCUMENT_TOO_LARGE, limits.bytes());
    }

    static RefusedException invalid(String pointer, String code, Object... arguments) {
        return new RefusedException(Refusal.invalid(FieldError.of(pointer, code, arguments)));
    }

    /** Refuses a file that goes on for too long, as soon as it does. */
    private final class LimitedFile extends FilterOutputStream {
        private long bytes;

        LimitedFile(OutputStream file) {
            super(file);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            bytes += length;
            if (bytes > limits.bytes()) {
                throw new RefusedException(tooLarge());
            }
            out.write(content, offset, length);
        }
    }
}
