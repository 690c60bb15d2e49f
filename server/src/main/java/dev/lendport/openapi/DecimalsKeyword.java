package dev.lendport.openapi;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.AbstractKeyword;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/**
 * {@code x-decimals: <count>} in the contract: the number has at most so many decimals. Up to six {@code multipleOf} says
 * the same; viewers written in JavaScript die of a smaller one, which they read as {@code 1e-10}.
 */
final class DecimalsKeyword extends AbstractKeyword {
    static final String NAME = "x-decimals";

    DecimalsKeyword() {
        super(NAME);
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode most, Schema parent, SchemaContext context) {
        return new Validator(this, most, location, parent, context);
    }

    private static final class Validator extends BaseKeywordValidator {
        private final int most;

        Validator(Keyword keyword, JsonNode most, SchemaLocation location, Schema parent, SchemaContext context) {
            super(keyword, most, location, parent, context);
            this.most = most.intValue();
        }

        @Override
        public void validate(ExecutionContext context, JsonNode value, JsonNode root, NodePath at) {
            if (value.isNumber() && value.decimalValue().stripTrailingZeros().scale() > most) {
                var step = BigDecimal.ONE.movePointLeft(most).toPlainString();
                context.addError(error().instanceNode(value)
                        .instanceLocation(at)
                        .evaluationPath(context.getEvaluationPath())
                        .messageKey(NAME)
                        .message(step)
                        .arguments(step)
                        .build());
            }
        }
    }
}
