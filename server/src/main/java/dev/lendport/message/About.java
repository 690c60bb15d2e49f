package dev.lendport.message;

import dev.lendport.journal.Subject;
import java.util.UUID;

/** The case that something is written about. */
record About(Subject.Type kind, UUID id) {}
