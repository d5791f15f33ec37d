package org.claimscreener.engine.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Typed access to one mapping of a case file. Any wrong or unknown field throws {@link CaseFileException}: a case that
 * was misread would test nothing.
 *
 * @param where file, case and field, for messages
 */
record CaseFields(String where, Map<?, ?> entries) {
    static CaseFields of(String where, Object node) {
        if (node instanceof Map<?, ?> map) {
            return new CaseFields(where, map);
        }
        throw new CaseFileException(where, "has no fields; write key: value");
    }

    /** Throws unless every field is one of these. */
    CaseFields only(String... known) {
        for (Object key : entries.keySet()) {
            if (!Set.of(known).contains(key)) {
                throw new CaseFileException(
                        where, "unknown field '" + key + "'; known are " + String.join(", ", known));
            }
        }
        return this;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The text, or nothing when the field is not there; an empty text is there. */
    Optional<String> text(String key) {
        Object value = entries.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw new CaseFileException(where, "'" + key + "' is no plain value");
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** A text that must be there and not blank. */
    String required(String key) {
        return text(key)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new CaseFileException(where, "'" + key + "' is missing"));
    }

    Optional<Boolean> flag(String key) {
        return text(key).map(text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw new CaseFileException(where, "'" + key + "' is '" + text + "'; write true or false");
            }
            return text.equals("true");
        });
    }

    Optional<BigDecimal> decimal(String key) {
        return text(key).map(text -> {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new CaseFileException(where, "'" + key + "' is '" + text + "'; write a number");
            }
        });
    }

    /** A decimal as whole units of 10^-scale. */
    Optional<Long> scaled(String key, int scale) {
        return decimal(key).map(value -> {
            try {
                return value.movePointRight(scale).longValueExact();
            } catch (ArithmeticException e) {
                throw new CaseFileException(
                        where, "'" + key + "' is " + value + "; at most " + scale + " decimals are kept");
            }
        });
    }

    Optional<LocalDate> day(String key) {
        return text(key).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new CaseFileException(where, "'" + key + "' is '" + text + "'; write a date as 2026-09-07");
            }
        });
    }

    /** The fields under a key; without any when the key is not there. */
    CaseFields section(String key) {
        Object value = entries.get(key);
        return value == null ? new CaseFields(where, Map.of()) : of(where + ", " + key, value);
    }

    /** The mappings of a list; none when the key is not there. */
    List<CaseFields> sections(String key) {
        List<CaseFields> sections = new ArrayList<>();
        for (Object item : list(key)) {
            sections.add(of(where + ", " + key + "[" + sections.size() + "]", item));
        }
        return sections;
    }

    /** The plain values of a list; none when the key is not there. */
    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    private List<?> list(String key) {
        Object value = entries.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new CaseFileException(where, "'" + key + "' is no list; write [a, b] or lines that begin with -");
    }
}
