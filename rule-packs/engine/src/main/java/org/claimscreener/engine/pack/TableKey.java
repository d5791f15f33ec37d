package org.claimscreener.engine.pack;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.engine.fact.DiagnosisKnowledge;
import org.claimscreener.engine.fact.Knowledge;
import org.claimscreener.engine.fact.KnowledgeRow;
import org.claimscreener.engine.fact.OperationKnowledge;

/** What a table's rows are looked up by; in pack.yaml and as the first column's name in lower case. */
public enum TableKey {
    /** A fee line's national item code. */
    ITEM_CODE(
            Knowledge.class,
            "item code",
            "[A-Z0-9][A-Z0-9._-]{3,49}",
            "write 4 to 50 capital letters, digits, '.', '_' or '-'"),
    /** The beginning of a fee line's item code. */
    ITEM_PREFIX(
            Knowledge.class,
            "beginning of an item code",
            "[A-Z0-9][A-Z0-9._-]{1,22}",
            "write 2 to 23 capital letters, digits, '.', '_' or '-'"),
    /** A fee line's item name, whole: for what has no public list of codes, such as most slices of herbs. */
    ITEM_NAME(
            Knowledge.class,
            "item name",
            "[^\\s,]{1,40}",
            "write a name of at most 40 characters without blanks or commas"),
    /** The beginning of a Western diagnosis's code. */
    DIAGNOSIS_PREFIX(
            DiagnosisKnowledge.class,
            "beginning of a diagnosis code",
            "[A-Z][0-9][0-9A-Zx.+*]{0,10}",
            "write an ICD-10 category such as I63 or the beginning of a code"),
    /** The beginning of an operation's code. */
    OPERATION_PREFIX(
            OperationKnowledge.class,
            "beginning of an operation code",
            "[0-9][0-9x.]{1,10}",
            "write the beginning of an ICD-9-CM-3 code such as 13.4");

    private final Class<? extends KnowledgeRow> fact;
    private final String inWords;
    private final Pattern shape;
    private final String howToMend;

    TableKey(Class<? extends KnowledgeRow> fact, String inWords, String shape, String howToMend) {
        this.fact = fact;
        this.inWords = inWords;
        this.shape = Pattern.compile(shape);
        this.howToMend = howToMend;
    }

    /** The name of the key column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The fact that a rule matches the table's rows as. */
    public Class<? extends KnowledgeRow> fact() {
        return fact;
    }

    /** May a row have the key of a whole item code that knowledge points name? */
    public boolean ofItems() {
        return fact == Knowledge.class && this != ITEM_NAME;
    }

    /** What is wrong with a key; empty when nothing is. */
    public Optional<TableCells.Fault> faultOf(String key) {
        return shape.matcher(key).matches()
                ? Optional.empty()
                : Optional.of(new TableCells.Fault(inWords + " '" + key + "'", howToMend));
    }

    static Optional<TableKey> of(String column) {
        return Stream.of(values()).filter(key -> key.column().equals(column)).findFirst();
    }

    static List<String> columns() {
        return Stream.of(values()).map(TableKey::column).toList();
    }
}
