package org.claimscreener.flow.settings;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One thing that a job can be told.
 *
 * @param name in the file; a bare number carries its unit last
 * @param form of its value
 * @param least of a number; 0 of anything else
 * @param most of a number; of a text, the most characters
 * @param usual what holds where nothing is said; empty where something must be said
 * @param meaning for people, one sentence without a full stop
 */
public record Setting(String name, Form form, long least, long most, Optional<String> usual, String meaning) {
    private static final int LONGEST_TEXT = 2_000;

    /** What a value is. */
    public enum Form {
        TEXT,
        NUMBER,
        FOLDER,
        /** One that is there, or blank where blank is usual. */
        FILE
    }

    /** One that must be said. */
    public static Setting required(String name, Form form, String meaning) {
        return new Setting(name, form, 0, LONGEST_TEXT, Optional.empty(), meaning);
    }

    /** One that may be left out. */
    public static Setting optional(String name, Form form, String usual, String meaning) {
        return new Setting(name, form, 0, LONGEST_TEXT, Optional.of(usual), meaning);
    }

    /** A whole number that may be left out. */
    public static Setting number(String name, long least, long most, long usual, String meaning) {
        return new Setting(name, Form.NUMBER, least, most, Optional.of(Long.toString(usual)), meaning);
    }

    /** What is wrong with a value that was said, to be read after the name; empty when nothing is. */
    Optional<String> problem(String value) {
        return switch (form) {
            case TEXT -> text(value);
            case NUMBER -> number(value);
            case FOLDER -> path(value).isPresent() ? Optional.empty() : Optional.of("is no path");
            case FILE -> file(value);
        };
    }

    private Optional<String> text(String value) {
        return value.length() > most
                ? Optional.of("has " + value.length() + " characters, more than " + most)
                : Optional.empty();
    }

    private Optional<String> number(String value) {
        boolean fits = value.matches("\\d{1,18}") && Long.parseLong(value) >= least && Long.parseLong(value) <= most;
        return fits
                ? Optional.empty()
                : Optional.of("is '" + value + "', expected a whole number from " + least + " to " + most);
    }

    private Optional<String> file(String value) {
        Optional<Path> path = path(value);
        return path.isPresent() && Files.isReadable(path.get())
                ? Optional.empty()
                : Optional.of("is '" + value + "', which is no file that can be read");
    }

    private static Optional<Path> path(String value) {
        try {
            return value.isBlank() ? Optional.empty() : Optional.of(Path.of(value));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
