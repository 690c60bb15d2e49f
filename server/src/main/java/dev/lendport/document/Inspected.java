package dev.lendport.document;

import org.jspecify.annotations.Nullable;

/**
 * What an inspection found a file to be.
 *
 * @param pages of a PDF or a TIFF; none of anything else
 */
record Inspected(FileType type, @Nullable Integer pages) {}
