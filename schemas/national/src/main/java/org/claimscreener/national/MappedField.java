package org.claimscreener.national;

/** One row of the mapping between the wire and the national form; reader, writer and {@link NationalNames} share it. */
interface MappedField {

    /** Path in the wire record, {@code []} for a list's elements: {@code fee_lines[].amount_fen}. */
    String wirePath();

    /** Where the national form has it. */
    NationalNode node();

    /** The field's name in that node. */
    String nationalName();

    /** Path in the national form: {@code feedetail[].det_item_fee_sumamt}. */
    default String nationalPath() {
        return node().prefix() + nationalName();
    }
}
