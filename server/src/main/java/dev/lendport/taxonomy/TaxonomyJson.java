package dev.lendport.taxonomy;

import static dev.lendport.taxonomy.TaxonomyList.COUNTIES;
import static dev.lendport.taxonomy.TaxonomyList.DISTRICTS;

import dev.lendport.outcome.Language;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes entries as the API shows them: id, code, description, and the ids of everything above them. */
final class TaxonomyJson implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;
    private final Taxonomies taxonomies;
    private final Language language;

    TaxonomyJson(OutputStream out, Taxonomies taxonomies, Language language) {
        this.json = JSON.createGenerator(ObjectWriteContext.empty(), out);
        this.taxonomies = taxonomies;
        this.language = language;
    }

    void items(List<TaxonomyItem> items) {
        json.writeStartArray();
        for (var item : items) {
            json.writeStartObject();
            fields(item);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void districtsWithCounties(LocalDate on) {
        json.writeStartArray();
        for (var district : taxonomies.valid(DISTRICTS, on)) {
            json.writeStartObject();
            fields(district);
            json.writeName("counties");
            items(taxonomies.children(COUNTIES, district.id(), on));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** One page of the notification types, with the length of the whole list. */
    void notificationTypes(int totalCount, List<TaxonomyItem> page) {
        json.writeStartObject();
        json.writeNumberProperty("totalCount", totalCount);
        json.writeNumberProperty("count", page.size());
        json.writeName("listNotificationTypes");
        items(page);
        json.writeEndObject();
    }

    private void fields(TaxonomyItem item) {
        json.writeNumberProperty("id", item.id());
        json.writeStringProperty("code", item.code());
        json.writeStringProperty("description", item.description(language));
        item.fixedPeriodMonths().ifPresent(months -> json.writeNumberProperty("fixedPeriodMonths", months));
        ancestors(item);
    }

    private void ancestors(TaxonomyItem item) {
        var list = item.list().parent();
        if (list != null && item.parent() != null) {
            json.writeNumberProperty(item.list().parentField(), item.parent());
            taxonomies.find(list, item.parent()).ifPresent(this::ancestors);
        }
    }

    @Override
    public void close() {
        json.close();
    }
}
