/**
 * Files of partners: taken in as a stream, checked by what they are rather than what they are called, kept under their
 * broker in a folder or a bucket, scanned for viruses beside the requests, and given out again by links that live ten
 * minutes. Whoever wants the bytes asks {@link dev.lendport.document.DocumentContents}.
 */
@NullMarked
package dev.lendport.document;

import org.jspecify.annotations.NullMarked;
