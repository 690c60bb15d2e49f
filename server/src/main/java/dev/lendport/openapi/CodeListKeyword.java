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
import tools.jackson.databind.JsonNode;

/** {@code x-taxonomy: <list>} in the contract: the number must be an id of that code list. */
final class CodeListKeyword extends AbstractKeyword {
    static final String NAME = "x-taxonomy";

    private final CodeLists codeLists;

    CodeListKeyword(CodeLists codeLists) {
        super(NAME);
        this.codeLists = codeLists;
    }

    @Override
    public KeywordValidator newValidator(SchemaLocation location, JsonNode list, Schema parent, SchemaContext context) {
        return new Validator(this, list, location, parent, context, codeLists);
    }

    private static final class Validator extends BaseKeywordValidator {
        private final String list;
        private final CodeLists codeLists;

        Validator(
                Keyword keyword,
                JsonNode list,
                SchemaLocation location,
                Schema parent,
                SchemaContext context,
                CodeLists codeLists) {
            super(keyword, list, location, parent, context);
            this.list = list.stringValue();
            this.codeLists = codeLists;
        }

        @Override
        public void validate(ExecutionContext context, JsonNode value, JsonNode root, NodePath at) {
            if (value.canConvertToInt() && !codeLists.contains(list, value.intValue())) {
                context.addError(error().instanceNode(value)
                        .instanceLocation(at)
                        .evaluationPath(context.getEvaluationPath())
                        .messageKey(NAME)
                        .message(list)
                        .arguments(list)
                        .build());
            }
        }
    }
}
