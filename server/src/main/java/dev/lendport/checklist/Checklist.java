package dev.lendport.checklist;

import dev.lendport.caller.Zones;
import dev.lendport.checklist.ChecklistItem.State;
import dev.lendport.checklist.ChecklistItem.Wanted;
import dev.lendport.rulebook.RequiredPaper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The papers that a case has to have: those of its rulebook, then those that staff asked for.
 *
 * @param items in the order of the rules and of the requests
 */
public record Checklist(List<ChecklistItem> items) {
    public Checklist {
        items = List.copyOf(items);
    }

    /**
     * Works it out.
     *
     * @param keyBorrower whose a paper is that names nobody
     */
    public static Checklist of(List<RequiredPaper> required, CaseFile file, UUID keyBorrower, LocalDate today) {
        var items = new ArrayList<ChecklistItem>();
        for (var paper : required) {
            var rule = paper.rule();
            var wanted = new Wanted(
                    rule.documentTypeId(),
                    paper.borrowerId(),
                    rule.count(),
                    rule.maximumAgeDays(),
                    rule.stopsSubmission(),
                    null,
                    rule.pt(),
                    rule.en());
            items.add(item(paper.requirementId(), wanted, delivered(file, wanted, keyBorrower), file, today));
        }
        for (var request : file.requests()) {
            var wanted = new Wanted(
                    request.typeId(),
                    request.borrowerId(),
                    1,
                    null,
                    false,
                    request.dueOn(),
                    request.text(),
                    request.text());
            // What was there before the request is not what was asked for.
            var since = delivered(file, wanted, keyBorrower).stream()
                    .filter(document -> !document.file().deliveredAt().isBefore(request.at()))
                    .toList();
            items.add(item(request.requirementId(), wanted, since, file, today));
        }
        return new Checklist(items);
    }

    /** What staff asked for and nobody has delivered yet. */
    public List<ChecklistItem> openRequests() {
        return items.stream()
                .filter(item -> item.isRequest() && !item.isThere())
                .toList();
    }

    Optional<ChecklistItem> item(String requirementId) {
        return items.stream()
                .filter(item -> item.requirementId().equals(requirementId))
                .findFirst();
    }

    /** Whether a delivered paper is one that the case has to have. */
    boolean asksFor(UUID documentId) {
        return items.stream().anyMatch(item -> item.documents().contains(documentId));
    }

    private static List<CaseDocument> delivered(CaseFile file, Wanted wanted, UUID keyBorrower) {
        return file.documents().stream()
                .filter(document -> document.about().typeId() == wanted.typeId())
                .filter(document -> isOf(document.about().borrowerId(), wanted.borrowerId(), keyBorrower))
                .toList();
    }

    private static boolean isOf(@Nullable UUID delivered, @Nullable UUID wanted, UUID keyBorrower) {
        return wanted == null || wanted.equals(delivered == null ? keyBorrower : delivered);
    }

    private static ChecklistItem item(
            String id, Wanted wanted, List<CaseDocument> documents, CaseFile file, LocalDate today) {
        var waiver = file.waivers().get(id);
        var ids = documents.stream().map(CaseDocument::id).toList();
        if (waiver != null) {
            return new ChecklistItem(id, wanted, State.WAIVED, ids, null, waiver);
        }
        var there = documents.stream()
                .filter(document -> document.status().isThere())
                .toList();
        var inTime = there.stream()
                .filter(document -> !isTooOld(document, wanted, today))
                .toList();
        long accepted = inTime.stream()
                .filter(document -> document.status() == DocumentStatus.ACCEPTED)
                .count();
        if (inTime.size() >= wanted.count()) {
            var state = accepted >= wanted.count() ? State.ACCEPTED : State.DELIVERED;
            return new ChecklistItem(id, wanted, state, ids, null, null);
        }
        if (there.size() >= wanted.count()) {
            return new ChecklistItem(id, wanted, State.EXPIRED, ids, null, null);
        }
        var refused = documents.stream()
                .filter(document -> !document.status().isThere())
                .toList();
        return refused.isEmpty()
                ? new ChecklistItem(id, wanted, State.MISSING, ids, null, null)
                : new ChecklistItem(
                        id, wanted, State.REFUSED, ids, refused.getLast().decision(), null);
    }

    /** Counted from the day that it bears, or from the day that it came. */
    private static boolean isTooOld(CaseDocument document, Wanted wanted, LocalDate today) {
        var most = wanted.maximumAgeDays();
        if (most == null) {
            return false;
        }
        var dated = document.about().datedOn();
        var from = dated == null ? LocalDate.ofInstant(document.file().deliveredAt(), Zones.LISBON) : dated;
        return from.plusDays(most).isBefore(today);
    }
}
