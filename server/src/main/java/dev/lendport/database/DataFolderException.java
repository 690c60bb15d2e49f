package dev.lendport.database;

import java.nio.file.Path;

/** A data folder that cannot be worked on now; the message says why and what to do. */
public final class DataFolderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private DataFolderException(String message) {
        super(message);
    }

    static DataFolderException inUse(Path folder) {
        return new DataFolderException("Another Lendport is running on the data folder " + folder.toAbsolutePath()
                + "; stop it, or choose another folder with LENDPORT_DATA_DIR.");
    }

    static DataFolderException empty(Path folder) {
        return new DataFolderException("There is no database in the data folder " + folder.toAbsolutePath()
                + " yet; start the server once, or choose another folder with LENDPORT_DATA_DIR.");
    }
}
