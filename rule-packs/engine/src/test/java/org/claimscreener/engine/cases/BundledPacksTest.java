package org.claimscreener.engine.cases;

import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

class BundledPacksTest {
    private static final int LEAST_CASES_OF_A_KIND = 4;

    @TestFactory
    Stream<DynamicTest> everyCaseIsAsItsAuthorExpects() {
        return BundledPacks.all().stream().flatMap(pack -> {
            PackCases cases = new PackCases(pack);
            return PackCases.of(pack.pack()).stream()
                    .map(one -> DynamicTest.dynamicTest(
                            one.toString(),
                            () -> assertThat(cases.run(one).failures()).isEmpty()));
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRuleHasCasesOfBothKinds() {
        return eachRule((pack, rule) -> {
            List<PackCase> cases = PackCases.of(pack.pack()).stream()
                    .filter(one -> one.rule().equals(rule.rule()))
                    .toList();
            assertThat(cases.stream().filter(PackCase::hit).count()).isGreaterThanOrEqualTo(LEAST_CASES_OF_A_KIND);
            assertThat(cases.stream().filter(one -> !one.hit()).count()).isGreaterThanOrEqualTo(LEAST_CASES_OF_A_KIND);
        });
    }

    @TestFactory
    Stream<DynamicTest> ruleFileAndCaseFileAreNamedAfterTheRule() {
        return eachRule((pack, rule) -> {
            assertThat(pack.pack().rules()).extracting(PackText::name).contains("rules/" + rule.rule() + ".drl");
            assertThat(PackCases.of(pack.pack()).stream()
                            .filter(one -> one.rule().equals(rule.rule())))
                    .extracting(PackCase::file)
                    .containsOnly("cases/" + rule.rule() + ".yaml");
        });
    }

    @TestFactory
    Stream<DynamicTest> everyCaseIsOfARuleThatExists() {
        return BundledPacks.all().stream()
                .map(pack -> DynamicTest.dynamicTest(
                        pack.pack().id(),
                        () -> assertThat(pack.rules())
                                .extracting(RuleInfo::rule)
                                .containsAll(PackCases.of(pack.pack()).stream()
                                        .map(PackCase::rule)
                                        .toList())));
    }

    @TestFactory
    Stream<DynamicTest> codesAndNamesAreTheOfficialOnes() {
        CaseFields official = OfficialRules.read();
        return eachRule((pack, rule) -> {
            if (rule.code().startsWith("ST-")) {
                // Standing is no class of the official base.
                assertThat(rule.code()).matches("ST-0[1-3]");
            } else if (pack.pack().id().equals("national-policy")) {
                assertThat(official.text(rule.code())).contains(rule.title());
            } else {
                assertThat(rule.code()).matches("FP-[0-9]{2}");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> everyRuleNamesItsArticle() {
        return eachRule(
                (pack, rule) -> assertThat(rule.legalBasis()).startsWith("《").matches(".*第[一二三四五六七八九十]+条.*"));
    }

    @TestFactory
    Stream<DynamicTest> onlyAPlainBreachIsRefused() {
        return eachRule((pack, rule) -> {
            switch (rule.consequence()) {
                case REFUSE -> assertThat(rule.severity()).isEqualTo(1);
                case HOLD -> assertThat(rule.severity()).isGreaterThan(1);
                case NOTE -> assertThat(rule.severity()).isEqualTo(3);
            }
        });
    }

    /** What a check of one rule looks at. */
    private interface RuleCheck {
        void check(CompiledPack pack, RuleInfo rule);
    }

    private static Stream<DynamicTest> eachRule(RuleCheck check) {
        return BundledPacks.all().stream()
                .flatMap(pack -> pack.rules().stream()
                        .map(rule -> DynamicTest.dynamicTest(rule.rule(), () -> check.check(pack, rule))));
    }
}
