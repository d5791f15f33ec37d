package org.claimscreener.engine.pack;

import java.util.List;
import java.util.Optional;

/**
 * The rows of tables. Those of a table that stands alike in another version are that version's: reading tables is a third of
 * reading a pack. Stateless but for what it remembers; thread-safe.
 */
final class ReadTables {
    /** Characters of tables: four national packs, in memory some four times as many bytes. */
    private static final long MOST_CHARACTERS = 8 << 20;

    private static final Remembered<Key, List<KeyedRow>> READ = new Remembered<>(MOST_CHARACTERS);

    /**
     * All that rows hang on.
     *
     * @param hash of the file's bytes
     */
    private record Key(TableDeclaration table, String hash) {}

    private ReadTables() {}

    /** The rows in the file's order; with a problem, as many as can be read. None when there is no such file. */
    static List<KeyedRow> of(TableDeclaration table, PackFiles files, Problems problems) {
        String hash = files.hashes().get(table.file());
        if (hash == null) {
            return List.of();
        }
        Key key = new Key(table, hash);
        Optional<List<KeyedRow>> known = READ.find(key);
        if (known.isPresent()) {
            return known.get();
        }
        Problems found = new Problems();
        Optional<String> text = files.text(table.file(), found);
        List<KeyedRow> rows =
                text.map(csv -> new TableFile(table, found).read(csv)).orElse(List.of());
        if (found.count() == 0) {
            READ.keep(key, rows, text.map(String::length).orElse(0));
        }
        problems.addAll(found);
        return rows;
    }
}
