package org.claimscreener.engine.pack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of a pack by their path, wherever they came from. Nobody changes the bytes. */
final class PackFiles {
    static final String HEADER = "pack.yaml";
    static final String FEATURES = "features.yaml";
    static final int MOST_FILES = 1_000;
    static final int MOST_FILE_BYTES = 32 << 20;
    static final int MOST_BYTES = 64 << 20;

    /** ASCII only, so that the archive's bytes do not hang on how a zip writer marks other names. */
    private static final Pattern PLACE =
            Pattern.compile("pack\\.yaml|features\\.yaml|(rules/NAME\\.drl)|(tables/NAME\\.csv)|(cases/NAME\\.yaml)"
                    .replace("NAME", "[a-z0-9][a-z0-9._-]{0,80}"));

    private final SortedMap<String, byte[]> bytesByName;
    private final SortedMap<String, String> hashes;

    PackFiles(Map<String, byte[]> bytesByName) {
        this.bytesByName = Collections.unmodifiableSortedMap(new TreeMap<>(bytesByName));
        SortedMap<String, String> hashByName = new TreeMap<>();
        bytesByName.forEach((name, bytes) -> hashByName.put(name, Digests.sha256(bytes)));
        this.hashes = Collections.unmodifiableSortedMap(hashByName);
    }

    SortedMap<String, byte[]> all() {
        return bytesByName;
    }

    /** SHA-256 of each file, lower-case hex. */
    SortedMap<String, String> hashes() {
        return hashes;
    }

    static boolean hasPlace(String name) {
        return PLACE.matcher(name).matches();
    }

    static String placesInWords() {
        return "a pack holds pack.yaml, features.yaml, rules/*.drl, tables/*.csv, cases/*.yaml and README.md; "
                + "names have lower-case letters, digits, '.', '_' and '-'";
    }

    /** The file's text; empty when there is no such file, or it is not plain UTF-8 and a problem was added. */
    Optional<String> text(String name, Problems problems) {
        byte[] bytes = bytesByName.get(name);
        if (bytes == null) {
            return Optional.empty();
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add(name, 0, "is not UTF-8", "save it as UTF-8");
            return Optional.empty();
        }
        if (text.startsWith("\uFEFF")) {
            problems.add(name, 1, "begins with a byte order mark", "save it as UTF-8 without BOM");
            return Optional.empty();
        }
        int carriageReturn = text.indexOf('\r');
        if (carriageReturn >= 0) {
            int line = Math.toIntExact(1
                    + text.substring(0, carriageReturn)
                            .chars()
                            .filter(c -> c == '\n')
                            .count());
            problems.add(
                    name, line, "has a carriage return", "end lines with LF alone, as .gitattributes 'eol=lf' does");
            return Optional.empty();
        }
        return Optional.of(text);
    }
}
