package org.claimscreener.engine.approval;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.pack.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The offices' keys that a reader of their documents trusts, as he has them by another way than the documents. A line for
 * each: the key's X.509 form in Base64, a tab, the office; after another tab {@code revoked} and the day, for a key that may
 * be in wrong hands. Lines that are blank or begin with # say nothing. Keys that are no longer used stay, for what they signed
 * stands. Immutable, thread-safe.
 */
public final class OfficeKeys {
    private static final int LONGEST_NAME = 200;
    private static final String REVOKED = "revoked ";
    private static final String HOW = "write the key in Base64, a tab and the office, as screener referral keygen does";

    private final Map<String, OfficeKey> byId;

    private OfficeKeys(Map<String, OfficeKey> byId) {
        this.byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    /** Nobody's: no signature counts. */
    public static OfficeKeys none() {
        return new OfficeKeys(Map.of());
    }

    /**
     * Reads the lines.
     *
     * @param name what to call the text in messages, e.g. its file name
     * @throws KeysRefusedException when anything is wrong with it; no key of it is trusted then
     */
    public static OfficeKeys parse(String name, String text) throws KeysRefusedException {
        Problems problems = new Problems();
        Map<String, OfficeKey> byId = new LinkedHashMap<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Optional<OfficeKey> key = key(line);
            if (key.isEmpty()) {
                problems.add(name, i + 1, "is no office's key", HOW);
            } else if (byId.putIfAbsent(key.get().keyId(), key.get()) != null) {
                problems.add(name, i + 1, "key " + key.get().keyId() + " stands twice", "keep one line a key");
            }
        }
        if (problems.count() == 0 && byId.isEmpty()) {
            problems.add(name, 0, "holds no key", HOW);
        }
        if (problems.count() > 0) {
            throw new KeysRefusedException(name, problems.sorted());
        }
        return new OfficeKeys(byId);
    }

    private static Optional<OfficeKey> key(String line) {
        List<String> cells = cells(line);
        String office = cells.size() < 2 ? "" : cells.get(1).strip();
        if (cells.size() > 3
                || office.isEmpty()
                || office.length() > LONGEST_NAME
                || office.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        LocalDate revoked = cells.size() == 3 ? day(cells.get(2)) : null;
        if (cells.size() == 3 && revoked == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(bytes(cells.get(0)))
                .flatMap(Ed25519::publicKey)
                .map(open -> new OfficeKey(Ed25519.keyId(open), office, open, revoked));
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', from)) {
            cells.add(line.substring(from, tab));
            from = tab + 1;
        }
        cells.add(line.substring(from));
        return cells;
    }

    private static @Nullable LocalDate day(String cell) {
        try {
            return cell.startsWith(REVOKED) ? LocalDate.parse(cell.substring(REVOKED.length())) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static byte @Nullable [] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The key of an id, revoked ones too. */
    public Optional<OfficeKey> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }
}
