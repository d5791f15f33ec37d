package org.claimscreener.commandline;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Java's file errors in words: their messages are often nothing but a path. Stateless. */
public final class FileMessages {
    private FileMessages() {}

    /** What went wrong, without the file's name where the caller says it. */
    public static String of(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
