package org.claimscreener.national;

/** Every field of a settlement on the wire, and where the national form has it. A test holds it complete. */
enum SettlementField implements MappedField {
    SETTLEMENT_ID("settlement_id", NationalNode.SETLINFO, "setl_id"),
    MESSAGE_ID("message_id", NationalNode.HEADER, "msgid"),
    CHANNEL("channel", NationalNode.HEADER, "infno"),
    SETTLED_AT("settled_at", NationalNode.SETLINFO, "setl_time"),
    SENT_AT("sent_at", NationalNode.HEADER, "inf_time"),
    TREATMENT_AREA("treatment_area", NationalNode.HEADER, "mdtrtarea_admvs"),
    INSURANCE_AREA("insurance_area", NationalNode.HEADER, "insuplc_admdvs"),
    PAYMENT_LOCATION("payment_location", NationalNode.SETLINFO, "pay_loc"),
    PATIENT_ID("person.patient_id", NationalNode.SETLINFO, "psn_no"),
    SEX("person.sex", NationalNode.SETLINFO, "gend"),
    BIRTH_DATE("person.birth_date", NationalNode.SETLINFO, "brdy"),
    INSURANCE_TYPE("person.insurance_type", NationalNode.SETLINFO, "insutype"),
    PERSON_TYPE("person.person_type", NationalNode.SETLINFO, "psn_type"),
    MATERNITY_STATUS("person.maternity_status", NationalNode.MDTRTINFO, "matn_stas"),
    INSTITUTION_ID("institution.institution_id", NationalNode.HEADER, "fixmedins_code"),
    INSTITUTION_NAME("institution.name", NationalNode.HEADER, "fixmedins_name"),
    INSTITUTION_KIND("institution.kind", NationalNode.MEDINSINFO, "fixmedins_type"),
    INSTITUTION_LEVEL("institution.level", NationalNode.MEDINSINFO, "hosp_lv"),
    VISIT_ID("visit.visit_id", NationalNode.MDTRTINFO, "mdtrt_id"),
    VISIT_TYPE("visit.visit_type", NationalNode.MDTRTINFO, "med_type"),
    BEGAN_AT("visit.began_at", NationalNode.MDTRTINFO, "begntime"),
    ENDED_AT("visit.ended_at", NationalNode.MDTRTINFO, "endtime"),
    DISEASE_CODE("visit.disease_code", NationalNode.MDTRTINFO, "dise_codg"),
    DISEASE_NAME("visit.disease_name", NationalNode.MDTRTINFO, "dise_name"),
    DISCHARGE_DIAGNOSIS("visit.discharge_diagnosis_code", NationalNode.MDTRTINFO, "dscg_maindiag_code"),
    ADMISSION_DEPARTMENT("visit.admission_department", NationalNode.MDTRTINFO, "adm_dept_codg"),
    DISCHARGE_DEPARTMENT("visit.discharge_department", NationalNode.MDTRTINFO, "dscg_dept_codg"),
    ATTENDING_PRACTITIONER("visit.attending_practitioner_id", NationalNode.MDTRTINFO, "atddr_no"),
    BED("visit.bed", NationalNode.MDTRTINFO, "adm_bed"),
    INPATIENT_NUMBER("visit.inpatient_number", NationalNode.MDTRTINFO, "ipt_no"),
    ADMISSION_KIND("visit.admission_kind", NationalNode.MDTRTINFO, "ipt_type"),
    DISCHARGE_WAY("visit.discharge_way", NationalNode.MDTRTINFO, "dscg_way"),
    DEATH_DATE("visit.death_date", NationalNode.MDTRTINFO, "die_date"),
    DIAGNOSIS_SCHEME("diagnoses[].scheme", NationalNode.DISEINFO, "diag_type"),
    DIAGNOSIS_RANK("diagnoses[].rank", NationalNode.DISEINFO, "diag_srt_no"),
    DIAGNOSIS_CODE("diagnoses[].code", NationalNode.DISEINFO, "diag_code"),
    DIAGNOSIS_NAME("diagnoses[].name", NationalNode.DISEINFO, "diag_name"),
    DIAGNOSIS_DEPARTMENT("diagnoses[].department", NationalNode.DISEINFO, "diag_dept"),
    DIAGNOSIS_PRACTITIONER("diagnoses[].practitioner_id", NationalNode.DISEINFO, "dise_dor_no"),
    DIAGNOSED_AT("diagnoses[].diagnosed_at", NationalNode.DISEINFO, "diag_time"),
    OPERATION_CODE("operations[].code", NationalNode.OPRNINFO, "oprn_oprt_code"),
    OPERATION_NAME("operations[].name", NationalNode.OPRNINFO, "oprn_oprt_name"),
    OPERATION_MAIN("operations[].main", NationalNode.OPRNINFO, "main_oprn_flag"),
    OPERATED_AT("operations[].operated_at", NationalNode.OPRNINFO, "oprn_oprt_date"),
    OPERATION_PRACTITIONER("operations[].practitioner_id", NationalNode.OPRNINFO, "oper_dr_code"),
    LINE_ID("fee_lines[].line_id", NationalNode.FEEDETAIL, "feedetl_sn"),
    LINE_OCCURRED_AT("fee_lines[].occurred_at", NationalNode.FEEDETAIL, "fee_ocur_time"),
    ITEM_CODE("fee_lines[].item_code", NationalNode.FEEDETAIL, "med_list_codg"),
    LOCAL_ITEM_CODE("fee_lines[].local_item_code", NationalNode.FEEDETAIL, "medins_list_codg"),
    ITEM_NAME("fee_lines[].item_name", NationalNode.FEEDETAIL, "med_list_name"),
    ITEM_KIND("fee_lines[].item_kind", NationalNode.FEEDETAIL, "list_type"),
    CHARGE_KIND("fee_lines[].charge_kind", NationalNode.FEEDETAIL, "med_chrgitm_type"),
    CHARGE_LEVEL("fee_lines[].charge_level", NationalNode.FEEDETAIL, "chrgitm_lv"),
    QUANTITY("fee_lines[].quantity_e4", NationalNode.FEEDETAIL, "cnt"),
    UNIT_PRICE("fee_lines[].unit_price_e6", NationalNode.FEEDETAIL, "pric"),
    LINE_AMOUNT("fee_lines[].amount_fen", NationalNode.FEEDETAIL, "det_item_fee_sumamt"),
    LINE_IN_SCOPE("fee_lines[].in_scope_fen", NationalNode.FEEDETAIL, "inscp_scp_amt"),
    SUPPLY_DAYS("fee_lines[].supply_days_e2", NationalNode.FEEDETAIL, "prd_days"),
    PRESCRIPTION_ID("fee_lines[].prescription_id", NationalNode.FEEDETAIL, "rxno"),
    CIRCULATED_PRESCRIPTION("fee_lines[].circulated_prescription", NationalNode.FEEDETAIL, "rx_circ_flag"),
    LINE_DEPARTMENT("fee_lines[].department", NationalNode.FEEDETAIL, "bilg_dept_codg"),
    LINE_PRACTITIONER("fee_lines[].practitioner_id", NationalNode.FEEDETAIL, "bilg_dr_codg"),
    APPROVAL("fee_lines[].approval", NationalNode.FEEDETAIL, "hosp_appr_flag"),
    LIMITED_USE("fee_lines[].limited_use", NationalNode.FEEDETAIL, "lmt_used_flag"),
    TAKES_BACK_LINE("fee_lines[].takes_back_line_id", NationalNode.FEEDETAIL, "init_feedetl_sn"),
    TRACE_CODES("fee_lines[].trace_codes", NationalNode.FEEDETAIL, "drug_trac_codg"),
    SPLIT_PACK("fee_lines[].split_pack", NationalNode.FEEDETAIL, "trdn_flag"),
    TOTAL("amounts.total_fen", NationalNode.SETLINFO, "medfee_sumamt"),
    FUND("amounts.fund_fen", NationalNode.SETLINFO, "fund_pay_sumamt"),
    POOLED("amounts.pooled_fen", NationalNode.SETLINFO, "hifp_pay"),
    PERSON_PART("amounts.person_fen", NationalNode.SETLINFO, "psn_part_amt"),
    ACCOUNT("amounts.account_fen", NationalNode.SETLINFO, "acct_pay"),
    CASH("amounts.cash_fen", NationalNode.SETLINFO, "psn_cash_pay"),
    IN_SCOPE("amounts.in_scope_fen", NationalNode.SETLINFO, "inscp_scp_amt"),
    INSTITUTION_PART("amounts.institution_fen", NationalNode.SETLINFO, "hosp_part_amt"),
    OTHER_PART("amounts.other_fen", NationalNode.SETLINFO, "acct_mulaid_pay");

    private final String wirePath;
    private final NationalNode node;
    private final String nationalName;

    SettlementField(String wirePath, NationalNode node, String nationalName) {
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
