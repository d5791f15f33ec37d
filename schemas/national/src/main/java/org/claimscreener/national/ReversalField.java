package org.claimscreener.national;

/** Every field of a reversal on the wire, and where the national form has it. A test holds it complete. */
enum ReversalField implements MappedField {
    REVERSAL_ID("reversal_id", NationalNode.HEADER, "msgid"),
    SETTLEMENT_ID("settlement_id", NationalNode.DATA, "setl_id"),
    VISIT_ID("visit_id", NationalNode.DATA, "mdtrt_id"),
    PATIENT_ID("patient_id", NationalNode.DATA, "psn_no"),
    INSTITUTION_ID("institution_id", NationalNode.HEADER, "fixmedins_code"),
    CHANNEL("channel", NationalNode.HEADER, "infno"),
    REVERSED_AT("reversed_at", NationalNode.HEADER, "inf_time"),
    LINE_IDS("line_ids", NationalNode.DATA, "feedetl_sn");

    private final String wirePath;
    private final NationalNode node;
    private final String nationalName;

    ReversalField(String wirePath, NationalNode node, String nationalName) {
        this.wirePath = wirePath;
        this.node = node;
        this.nationalName = nationalName;
    }

    @Override
    public String wirePath() {
        return wirePath;
    }

    @Override
    public NationalNode node() {
        return node;
    }

    @Override
    public String nationalName() {
        return nationalName;
    }
}
