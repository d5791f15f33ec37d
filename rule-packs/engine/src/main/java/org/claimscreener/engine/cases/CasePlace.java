package org.claimscreener.engine.cases;

/**
 * Where in a case file something stands.
 *
 * @param line from 1; 0 when it is not known
 * @param context case and field, or "" for the file as a whole
 */
record CasePlace(String file, int line, String context) {
    CasePlace at(int otherLine) {
        return otherLine == 0 ? this : new CasePlace(file, otherLine, context);
    }

    CasePlace in(String inner) {
        return new CasePlace(file, line, context.isEmpty() ? inner : context + ", " + inner);
    }

    @Override
    public String toString() {
        return (line > 0 ? file + ":" + line : file) + (context.isEmpty() ? "" : ", " + context);
    }
}
