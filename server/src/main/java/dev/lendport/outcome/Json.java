package dev.lendport.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is read and written here: strictly, with exact decimals, and with limits. */
public final class Json {
    private static final int DEEPEST_NESTING = 32;
    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;

    private Json() {}

    public static final JsonMapper MAPPER = withTexts(StreamReadConstraints.DEFAULT_MAX_STRING_LEN);

    /** The same with the members of records in snake_case: how out portability writes. */
    public static final JsonMapper SNAKE = MAPPER.rebuild()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /**
     * A mapper for what has no text as long as others take.
     *
     * @param longest characters
     */
    public static JsonMapper withTexts(int longest) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST_NESTING)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxNameLength(LONGEST_NAME)
                                .maxStringLength(longest)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                // Unknown fields were refused, or ignored on request, against the contract before a record is filled.
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .changeDefaultPropertyInclusion(present -> present.withValueInclusion(JsonInclude.Include.NON_NULL))
                .build();
    }
}
