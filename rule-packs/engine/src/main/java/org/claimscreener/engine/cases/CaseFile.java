package org.claimscreener.engine.cases;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.claimscreener.engine.pack.PackText;
import org.claimscreener.engine.trace.CodeUse;
import org.claimscreener.wire.record.Verdict;

/** Reads the cases of one file. Stateless. */
final class CaseFile {
    private CaseFile() {}

    /**
     * The file's cases in their order.
     *
     * @throws CaseFileException when one cannot be read
     */
    static List<PackCase> read(PackText file) {
        CaseFields root = CaseText.read(file.name(), file.text()).only("rule", "cases");
        String rule = root.required("rule");
        List<PackCase> cases = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (CaseFields fields : root.sections("cases")) {
            PackCase packCase = packCase(file.name(), rule, root.line("rule"), fields);
            if (!names.add(packCase.name())) {
                throw fields.wrong("name", "two cases are called '" + packCase.name() + "'");
            }
            cases.add(packCase);
        }
        return cases;
    }

    private static PackCase packCase(String file, String rule, int ruleLine, CaseFields unnamed) {
        String name = unnamed.required("name");
        CaseFields fields = new CaseFields(
                        new CasePlace(file, unnamed.line("name"), "'" + name + "'"), unnamed.mapping())
                .only(
                        "name",
                        "hit",
                        "amount_fen",
                        "verdict",
                        "because",
                        "before",
                        "settlement",
                        "features",
                        "standing",
                        "trace_uses");
        List<CaseSettlement> before = new ArrayList<>();
        for (CaseFields past : fields.sections("before")) {
            before.addAll(RepeatedSettlement.read(past, before.size()));
        }
        CaseSettlement settlement = SettlementText.settlement(fields.section("settlement"), "S1");
        return new PackCase(
                file,
                unnamed.line("name"),
                ruleLine,
                rule,
                name,
                fields.flag("hit").orElseThrow(() -> fields.wrong("hit", "'hit' is missing")),
                fields.scaled("amount_fen", 0),
                fields.text("verdict").map(text -> verdict(fields, text)),
                fields.texts("because"),
                before,
                settlement,
                features(fields.section("features")),
                StandingText.issued(fields.sections("standing"), settlement.wire()),
                traceUses(fields.sections("trace_uses")));
    }

    private static Verdict verdict(CaseFields fields, String text) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().toLowerCase(Locale.ROOT).equals(text)) {
                return verdict;
            }
        }
        throw fields.wrong("verdict", "'verdict' is '" + text + "'; write release, hold or refuse");
    }

    private static Map<String, List<CodeUse>> traceUses(List<CaseFields> sections) {
        Map<String, List<CodeUse>> uses = new HashMap<>();
        for (CaseFields fields : sections) {
            fields.only("code", "settlement", "person", "institution", "at");
            CodeUse use = new CodeUse(
                    fields.text("settlement", "S0"),
                    fields.text("person", "P00000000002"),
                    fields.text("institution", "P43010200009"),
                    SettlementText.time(fields, fields.text("at", "2026-08-03")));
            uses.computeIfAbsent(fields.required("code"), code -> new ArrayList<>())
                    .add(use);
        }
        return uses;
    }

    /** By name; under a name either the value, or the values of items, drugs or practitioners by their code. */
    private static Map<String, Map<String, Long>> features(CaseFields fields) {
        Map<String, Map<String, Long>> features = new HashMap<>();
        for (Map.Entry<String, Object> entry : fields.entries().entrySet()) {
            String name = entry.getKey();
            Map<String, Long> values = new HashMap<>();
            if (entry.getValue() instanceof CaseMapping) {
                CaseFields bySubject = fields.section(name);
                bySubject
                        .entries()
                        .keySet()
                        .forEach(
                                subject -> bySubject.scaled(subject, 0).ifPresent(value -> values.put(subject, value)));
            } else {
                fields.scaled(name, 0).ifPresent(value -> values.put("", value));
            }
            features.put(name, values);
        }
        return features;
    }
}
