package dev.lendport.document;

import java.io.IOException;
import java.io.InputStream;

/** Says whether a file carries something that does harm. */
interface VirusScanner {

    /** Whether there is one at all: documents wait for it then. */
    boolean isThere();

    /** Looks at a file, for as long as the settings allow; it fails by what it answers. */
    Verdict scan(Content content);

    /** The bytes of a document. */
    interface Content {
        long size();

        InputStream open() throws IOException;
    }

    /** What became of a scan. */
    sealed interface Verdict {
        record Clean() implements Verdict {}

        /** The scanner found something, and calls it so. */
        record Infected(String threat) implements Verdict {}

        /** Nobody answers; another document would fare no better. */
        record Unreachable(String why) implements Verdict {}

        /** This document could not be looked at. */
        record Undecided(String why) implements Verdict {}
    }

    /** No scanner is configured. */
    record None() implements VirusScanner {
        @Override
        public boolean isThere() {
            return false;
        }

        @Override
        public Verdict scan(Content content) {
            return new Verdict.Unreachable("no scanner is configured");
        }
    }
}
