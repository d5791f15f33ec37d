package org.claimscreener.engine.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.pack.NearestName;

/**
 * Typed access to one mapping of a case file. Any wrong or unknown field throws {@link CaseFileException}: a case that
 * was misread would test nothing.
 *
 * @param where file, case and field, for messages
 */
record CaseFields(CasePlace where, CaseMapping mapping) {
    static CaseFields of(CasePlace where, Object node) {
        if (node instanceof CaseMapping mapping) {
            return new CaseFields(where.at(mapping.line()), mapping);
        }
        throw new CaseFileException(where, "has no fields; write key: value");
    }

    /** Throws unless every field is one of these. */
    CaseFields only(String... known) {
        for (String key : entries().keySet()) {
            if (!Set.of(known).contains(key)) {
                throw wrong(key, "unknown field '" + key + "'; " + NearestName.hint(key, List.of(known)));
            }
        }
        return this;
    }

    Map<String, Object> entries() {
        return mapping.entries();
    }

    /** From 1, of the key. */
    int line(String key) {
        return mapping.lineOf(key);
    }

    /** What is wrong with the value of a key. */
    CaseFileException wrong(String key, String what) {
        return new CaseFileException(where.at(mapping.lineOf(key)), what);
    }

    boolean has(String key) {
        return entries().containsKey(key);
    }

    /** The text, or nothing when the field is not there; an empty text is there. */
    Optional<String> text(String key) {
        Object value = entries().get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw wrong(key, "'" + key + "' is no plain value");
    }

    String text(String key, String otherwise) {
        return text(key).orElse(otherwise);
    }

    /** A text that must be there and not blank. */
    String required(String key) {
        return text(key).filter(text -> !text.isBlank()).orElseThrow(() -> wrong(key, "'" + key + "' is missing"));
    }

    Optional<Boolean> flag(String key) {
        return text(key).map(text -> {
            if (!text.equals("true") && !text.equals("false")) {
                throw wrong(key, "'" + key + "' is '" + text + "'; write true or false");
            }
            return text.equals("true");
        });
    }

    Optional<BigDecimal> decimal(String key) {
        return text(key).map(text -> {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw wrong(key, "'" + key + "' is '" + text + "'; write a number");
            }
        });
    }

    /** A decimal as whole units of 10^-scale. */
    Optional<Long> scaled(String key, int scale) {
        return decimal(key).map(value -> {
            try {
                return value.movePointRight(scale).longValueExact();
            } catch (ArithmeticException e) {
                throw wrong(key, "'" + key + "' is " + value + "; at most " + scale + " decimals are kept");
            }
        });
    }

    Optional<LocalDate> day(String key) {
        return text(key).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong(key, "'" + key + "' is '" + text + "'; write a date as 2026-09-07");
            }
        });
    }

    /** The fields under a key; without any when the key is not there. */
    CaseFields section(String key) {
        Object value = entries().get(key);
        return value == null ? new CaseFields(where, CaseMapping.NONE) : of(where.in(key), value);
    }

    /** The mappings of a list; none when the key is not there. */
    List<CaseFields> sections(String key) {
        List<CaseFields> sections = new ArrayList<>();
        for (Object item : list(key)) {
            sections.add(of(where.in(key + "[" + sections.size() + "]"), item));
        }
        return sections;
    }

    /** The plain values of a list; none when the key is not there. */
    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    private List<?> list(String key) {
        Object value = entries().get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(key, "'" + key + "' is no list; write [a, b] or lines that begin with -");
    }
}
