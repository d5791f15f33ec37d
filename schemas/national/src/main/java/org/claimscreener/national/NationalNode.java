package org.claimscreener.national;

/** The nodes of a line in the national form. */
enum NationalNode {
    /** The line's own fields, those of the transaction's header. */
    HEADER(""),
    /** The institution. */
    MEDINSINFO("medinsinfo."),
    /** The visit. */
    MDTRTINFO("mdtrtinfo."),
    /** Diagnoses. */
    DISEINFO("diseinfo[]."),
    /** Operations. */
    OPRNINFO("oprninfo[]."),
    /** Fee lines; a pharmacy's transaction may call them drugdetail. */
    FEEDETAIL("feedetail[]."),
    /** What settling gave. */
    SETLINFO("setlinfo."),
    /** What a reversal names. */
    DATA("data.");

    private final String prefix;

    NationalNode(String prefix) {
        this.prefix = prefix;
    }

    /** What stands before a field's name in its path; a list's index goes between the brackets. */
    String prefix() {
        return prefix;
    }

    /** The node's own name; empty for the header. */
    String nodeName() {
        int end = prefix.indexOf('[') >= 0 ? prefix.indexOf('[') : prefix.indexOf('.');
        return end < 0 ? "" : prefix.substring(0, end);
    }
}
