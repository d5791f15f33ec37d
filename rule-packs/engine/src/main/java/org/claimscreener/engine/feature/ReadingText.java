package org.claimscreener.engine.feature;

import java.util.ArrayList;
import java.util.Optional;

/** The Java of one feature of an institution. Stateless. */
final class ReadingText {
    private static final String ARGUMENTS = "(FactSet f, FeeLine l)";

    private ReadingText() {}

    /** A class of that name that implements {@link Reading}. */
    static String classNamed(String name, Optional<CheckedExpression> value, Optional<CheckedExpression> where) {
        String number = value.filter(read -> read.type() == CheckedExpression.Type.INT)
                .map(ReadingText::java)
                .orElse("0L");
        String member = value.map(read ->
                        read.type() == CheckedExpression.Type.TEXT ? java(read) : "Long.toString(" + java(read) + ")")
                .orElse("\"\"");
        return "public final class " + name + " implements Reading {\n"
                + "public " + name + "() {}\n"
                + "public boolean counts" + ARGUMENTS + " { return "
                + where.map(ReadingText::java).orElse("true") + "; }\n"
                + "public long value" + ARGUMENTS + " { return " + number + "; }\n"
                + "public String member" + ARGUMENTS + " { return " + member + "; }\n"
                + "}\n";
    }

    private static String java(CheckedExpression expression) {
        return new JavaText(expression, false, new ArrayList<>()).of(expression.root());
    }
}
