package org.claimscreener.engine.knowledge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cell that a pattern finds in a field.
 *
 * @param field of the point that is read
 * @param pattern what the field must hold somewhere; the first one that is found counts
 * @param value what is written: a text in which {@code $0}, {@code $1} ... stand for what the pattern found
 */
record MatchedCell(String field, Pattern pattern, String value) implements CellSource {

    @Override
    public Optional<String> of(KnowledgePoint point) {
        Matcher matcher = pattern.matcher(point.field(field));
        if (!matcher.find()) {
            return Optional.empty();
        }
        String cell = value;
        for (int group = matcher.groupCount(); group >= 0; group--) {
            String found = matcher.group(group);
            cell = cell.replace("$" + group, found == null ? "" : found);
        }
        return Optional.of(cell.strip());
    }
}
