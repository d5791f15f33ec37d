package org.claimscreener.engine.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackHeader;
import org.claimscreener.engine.pack.PackText;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

class BundledPacksTest {
    private static final int LEAST_CASES_OF_A_KIND = 10;
    /** Regulation 735, the basis of them all, is in force since then. */
    private static final LocalDate REGULATION = LocalDate.of(2021, 5, 1);

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

    /** One test for all rules, so that a failure lists every rule that lacks some. */
    @Test
    void everyRuleHasTenHitsAndTenNearMisses() {
        List<String> lacking = new ArrayList<>();
        for (CompiledPack pack : BundledPacks.all()) {
            List<PackCase> cases = PackCases.of(pack.pack());
            for (RuleInfo rule : pack.rules()) {
                long hits = count(cases, rule, true);
                long nearMisses = count(cases, rule, false);
                if (Math.min(hits, nearMisses) < LEAST_CASES_OF_A_KIND) {
                    lacking.add(rule.rule() + ": " + hits + " hits, " + nearMisses + " near misses");
                }
            }
        }
        assertThat(lacking).isEmpty();
    }

    private static long count(List<PackCase> cases, RuleInfo rule, boolean hit) {
        return cases.stream()
                .filter(one -> one.rule().equals(rule.rule()) && one.hit() == hit)
                .count();
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
                assertThat(rule.code()).matches("ST-0[1-5]");
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

    @TestFactory
    Stream<DynamicTest> everyFindingIsTheReviewersInEnglishToo() {
        return eachRule((pack, rule) -> {
            String text = pack.pack().text("rules/" + rule.rule() + ".drl").orElseThrow();
            assertThat(calls(text, ".english("))
                    .isEqualTo(calls(text, ".evidence("))
                    .isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> everyParameterHasAUnitASourceAndOverlaysInItsRange() {
        return BundledPacks.all().stream()
                .flatMap(pack -> pack.pack().parameters().stream())
                .map(parameter -> DynamicTest.dynamicTest(parameter.name(), () -> {
                    assertThat(parameter.value()).isBetween(parameter.min(), parameter.max());
                    assertThat(parameter.unit()).isNotBlank();
                    assertThat(parameter.source()).isNotBlank();
                    assertThat(parameter.description()).endsWith(".");
                    assertThat(parameter.overlays()).allSatisfy(overlay -> {
                        assertThat(overlay.value())
                                .isBetween(parameter.min(), parameter.max())
                                .isNotEqualTo(parameter.value());
                        assertThat(overlay.region()).matches("[1-9][0-9]{1,5}");
                        assertThat(overlay.from()).isAfterOrEqualTo(REGULATION);
                    });
                    if (!parameter.watched().isEmpty()) {
                        assertThat(parameter.source()).contains("under watch");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyPackIsInForceUnderTheRegulation() {
        return BundledPacks.all().stream()
                .map(pack -> DynamicTest.dynamicTest(pack.pack().id(), () -> {
                    PackHeader header = pack.pack().header();
                    assertThat(header.effectiveFrom()).isAfterOrEqualTo(REGULATION);
                    assertThat(header.effectiveTo() == null
                                    || !header.effectiveTo().isBefore(header.effectiveFrom()))
                            .isTrue();
                    assertThat(header.change()).isNotBlank();
                }));
    }

    private static int calls(String text, String call) {
        return text.split(Pattern.quote(call), -1).length - 1;
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
