package dev.lendport.document;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/**
 * Looks at every object that the cross-references name, whether anything refers to it or not, and counts the pages.
 * Going to a page, links to the web, named actions such as printing, and forms that are filled in are ordinary. (The
 * actions are in ISO 32000-1, 12.6.4.)
 */
final class PdfContent {
    private static final Set<String> MULTIMEDIA = Set.of("RichMedia", "Movie", "Sound", "Screen", "3D");
    private static final Set<String> NAMES_OF_FILES = Set.of("F", "UF", "DOS", "Mac", "Unix");

    private final PdfParser parser;

    PdfContent(PdfParser parser) {
        this.parser = parser;
    }

    Pdf.Result look() throws IOException {
        var document = parser.read();
        var found = found(document);
        if (found.isPresent()) {
            return new Pdf.Active(found.get());
        }
        if (parser.hasUnreadable()) {
            return Pdf.Verdict.DAMAGED;
        }
        return pages(document);
    }

    private static Optional<ActiveContent> found(COSDocument document) {
        var ofTrailer = found(document.getTrailer());
        if (ofTrailer.isPresent()) {
            return ofTrailer;
        }
        var seen = new HashSet<COSObjectKey>();
        // Mending while it goes, the parser adds to the cross-references.
        while (seen.size() < document.getXrefTable().size()) {
            for (var key : Set.copyOf(document.getXrefTable().keySet())) {
                if (seen.add(key)) {
                    var found = found(document.getObjectFromPool(key).getObject());
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** In one object with what it holds; what it refers to has a turn of its own. */
    private static Optional<ActiveContent> found(COSBase object) {
        Deque<COSBase> waiting = new ArrayDeque<>();
        push(waiting, object);
        while (!waiting.isEmpty()) {
            var next = waiting.pop();
            if (next instanceof COSDictionary dictionary) {
                var found = in(dictionary);
                if (found.isPresent()) {
                    return found;
                }
                dictionary.getValues().forEach(value -> push(waiting, value));
            } else if (next instanceof COSArray array) {
                array.forEach(value -> push(waiting, value));
            }
        }
        return Optional.empty();
    }

    private static void push(Deque<COSBase> waiting, COSBase object) {
        if (object instanceof COSDictionary || object instanceof COSArray) {
            waiting.push(object);
        }
    }

    private static Optional<ActiveContent> in(COSDictionary dictionary) {
        var action = name(dictionary, "S");
        var subtype = name(dictionary, "Subtype");
        boolean isScript = action.equals("JavaScript")
                || (action.equals("Rendition") && dictionary.containsKey("JS"))
                || isNameTree(dictionary, "JavaScript");
        boolean holdsFile = subtype.equals("FileAttachment")
                || name(dictionary, "Type").equals("EmbeddedFile")
                || action.equals("GoToE")
                || isNameTree(dictionary, "EmbeddedFiles")
                || isListOfFiles(dictionary.getDictionaryObject("EF"));
        if (isScript) {
            return Optional.of(ActiveContent.SCRIPT);
        } else if (holdsFile) {
            return Optional.of(ActiveContent.EMBEDDED_FILE);
        } else if (action.equals("Launch")) {
            return Optional.of(ActiveContent.LAUNCH);
        } else if (isDynamicForm(dictionary.getDictionaryObject("XFA"))) {
            return Optional.of(ActiveContent.DYNAMIC_FORM);
        } else if (MULTIMEDIA.contains(subtype) || action.equals("Rendition") || action.equals("RichMediaExecute")) {
            return Optional.of(ActiveContent.MULTIMEDIA);
        } else if (action.equals("SubmitForm") || action.equals("ImportData")) {
            return Optional.of(ActiveContent.SENDS_DATA);
        }
        return Optional.empty();
    }

    private static String name(COSDictionary dictionary, String key) {
        return dictionary.getDictionaryObject(key) instanceof COSName name ? name.getName() : "";
    }

    /** Names under which pages keep fonts and pictures are free, so the key alone says nothing. */
    private static boolean isNameTree(COSDictionary dictionary, String key) {
        return dictionary.getDictionaryObject(key) instanceof COSDictionary tree
                && (tree.containsKey("Names") || tree.containsKey("Kids"));
    }

    private static boolean isListOfFiles(COSBase value) {
        return value instanceof COSDictionary files
                && !(value instanceof COSStream)
                && files.keySet().stream().anyMatch(key -> NAMES_OF_FILES.contains(key.getName()));
    }

    /** A stream, or names of parts and their streams (12.7.8). */
    private static boolean isDynamicForm(COSBase value) {
        return value instanceof COSStream
                || (value instanceof COSArray parts && parts.size() > 0 && parts.getObject(0) instanceof COSString);
    }

    /** The leaves of the page tree (7.7.3.2); the counts in it are not believed. */
    private static Pdf.Result pages(COSDocument document) {
        Set<COSDictionary> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSDictionary> waiting = new ArrayDeque<>();
        var catalog = document.getTrailer().getCOSDictionary(COSName.ROOT);
        waiting.push(catalog.getCOSDictionary(COSName.PAGES));
        int pages = 0;
        while (!waiting.isEmpty() && pages <= Pdf.MOST_PAGES) {
            var node = waiting.pop();
            var kids = node.getCOSArray(COSName.KIDS);
            if (kids == null) {
                pages += COSName.PAGES.equals(node.getCOSName(COSName.TYPE)) ? 0 : 1;
            } else if (!nodes.add(node)) {
                return Pdf.Verdict.DAMAGED;
            } else {
                for (int i = 0; i < kids.size(); i++) {
                    if (kids.getObject(i) instanceof COSDictionary kid) {
                        waiting.push(kid);
                    }
                }
            }
        }
        if (pages > Pdf.MOST_PAGES) {
            return Pdf.Verdict.TOO_MANY_PAGES;
        }
        return pages == 0 ? Pdf.Verdict.DAMAGED : new Pdf.Clean(pages);
    }
}
