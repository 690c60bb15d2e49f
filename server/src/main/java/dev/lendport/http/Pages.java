package dev.lendport.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list of out portability.
 *
 * @param data the rows of the page
 */
public record Pages<T>(List<T> data, Pagination pagination) {
    public Pages {
        data = List.copyOf(data);
    }

    /** A page by its number, counted from 1; one beyond the last is empty. */
    public static <T> Pages<T> of(List<T> data, int number, int rowsPerPage, long totalRows) {
        long totalPages = Math.ceilDiv(totalRows, (long) rowsPerPage);
        return new Pages<>(
                data,
                new Pagination(number < totalPages ? number + 1 : null, number, totalRows, rowsPerPage, totalPages));
    }

    /** Where the page stands. {@code next_page} is null on the last one. */
    public record Pagination(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Integer nextPage,

            int currentPage,
            long totalRows,
            int rowsPerPage,
            long totalPages) {}
}
