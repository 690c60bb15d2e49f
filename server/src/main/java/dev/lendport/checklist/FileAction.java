package dev.lendport.checklist;

/** What is done with the papers of a case. Its guard says when. */
public enum FileAction {
    ADD,
    REPLACE,
    REMOVE,
    REVIEW,
    REQUEST,
    WAIVE
}
