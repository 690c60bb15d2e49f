package dev.lendport.upload;

import dev.lendport.caller.BrokerId;
import dev.lendport.http.Call;
import dev.lendport.openapi.SchemaErrors;
import dev.lendport.outcome.FieldError;
import dev.lendport.outcome.ProblemCode;
import dev.lendport.outcome.Refusal;
import dev.lendport.outcome.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A body that is a file, by itself or as the one field of a {@code multipart/form-data} form (RFC 7578). What is wrong
 * with a form, and what goes beyond the limits of size, time and number, is refused by {@link RefusedException}. An
 * endpoint takes it as an argument beside its {@link Call}.
 */
public final class FileBody {
    public static final String FORM_DATA = "multipart/form-data";

    private static final int ROOM_AROUND_THE_FILE = 64 * 1024;

    private final HttpServletRequest request;
    private final UploadLimits limits;
    private final UploadPlaces places;

    FileBody(HttpServletRequest request, UploadLimits limits, UploadPlaces places) {
        this.request = request;
        this.limits = limits;
        this.places = places;
    }

    /**
     * What the client sends as the file.
     *
     * @param name what the client calls it; good for its extension at most, and never a path here
     * @param mediaType what the client says that it is
     */
    public record File(@Nullable String name, @Nullable String mediaType, InputStream content) {}

    /** Reads the content to its end, and keeps it where it can still be dropped. */
    @FunctionalInterface
    public interface Receiver<T> {
        T receive(File file) throws IOException;
    }

    /** Receives the body itself as the file, whole. */
    public ReceivedFile receive(BrokerId partner, long mostBytes) throws IOException {
        var tooLarge = Refusal.of(ProblemCode.TOO_LARGE, mostBytes);
        if (request.getContentLengthLong() > mostBytes) {
            throw new RefusedException(tooLarge);
        }
        try (var _ = places.take(partner);
                var body = new LimitedStream(request.getInputStream(), mostBytes, limits.time(), tooLarge)) {
            return ReceivedFile.of(body);
        }
    }

    /** Hands the file in the field on while it arrives; what else is in the form is refused afterwards. */
    public <T> T read(BrokerId partner, String field, Receiver<T> receiver) throws IOException {
        if (request.getContentLengthLong() > limits.bytes() + ROOM_AROUND_THE_FILE) {
            throw new RefusedException(tooLarge());
        }
        try (var _ = places.take(partner)) {
            return readOne(field, receiver);
        }
    }

    private <T> T readOne(String field, Receiver<T> receiver) throws IOException {
        var body = new LimitedStream(
                request.getInputStream(), limits.bytes() + ROOM_AROUND_THE_FILE, limits.time(), tooLarge());
        var parts = Multipart.of(request.getContentType(), request.getContentLengthLong(), body);
        var file = parts.next();
        if (file == null) {
            throw invalid("/" + field, "required");
        }
        if (!file.getFieldName().equals(field)) {
            throw invalid("/" + SchemaErrors.escaped(file.getFieldName()), "unknown_field");
        }
        var content = new LimitedStream(file.openStream(), limits.bytes(), limits.time(), tooLarge());
        var received = receiver.receive(new File(Multipart.name(file), file.getContentType(), content));
        var another = parts.next();
        if (another != null) {
            var name = another.getFieldName();
            throw invalid("/" + SchemaErrors.escaped(name), name.equals(field) ? "repeated" : "unknown_field");
        }
        return received;
    }

    static RefusedException malformed() {
        return invalid("", "malformed");
    }

    private Refusal tooLarge() {
        return Refusal.of(ProblemCode.DOCUMENT_TOO_LARGE, limits.bytes());
    }

    static RefusedException invalid(String pointer, String code) {
        return new RefusedException(Refusal.invalid(FieldError.of(pointer, code)));
    }
}
