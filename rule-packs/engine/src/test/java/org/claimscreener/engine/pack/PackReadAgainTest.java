package org.claimscreener.engine.pack;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What one version of a pack leaves for the next, and what it must not. */
class PackReadAgainTest {
    private static final String TABLE = "tables/drug_days.csv";

    private static KnowledgeTables.Row someRow(RulePack pack) {
        return pack.knowledge().someItemCodes(100).stream()
                .flatMap(code -> pack.knowledge().rowsOf(code).stream())
                .filter(row -> row.table().equals("drug_days"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTableThatStandsAlikeIsNotReadTwice() {
        RulePack first = PackUnderTest.plain().checked();
        RulePack second = PackUnderTest.plain()
                .replacing("pack.yaml", "version: 1.2.0", "version: 1.3.0")
                .checked();

        assertThat(second.digest()).isNotEqualTo(first.digest());
        assertThat(someRow(second)).isSameAs(someRow(first));
    }

    @Test
    void aTableWhoseFileDiffersIsReadAnew() {
        RulePack first = PackUnderTest.plain().checked();
        String row =
                PackUnderTest.plain().text(TABLE).lines().skip(1).findFirst().orElseThrow();
        String code = row.substring(0, row.indexOf(','));
        RulePack second = PackUnderTest.plain()
                .with(TABLE, PackUnderTest.plain().text(TABLE).replace(code, "XZ99NEW"))
                .checked();

        assertThat(first.knowledge().rowsOf(code)).isNotEmpty();
        assertThat(second.knowledge().rowsOf("XZ99NEW")).isNotEmpty();
        assertThat(first.knowledge().rowsOf("XZ99NEW")).isEmpty();
    }

    @Test
    void aTableThatIsDeclaredOtherwiseIsReadAnew() {
        RulePack first = PackUnderTest.plain().checked();
        RulePack second = PackUnderTest.plain()
                .replacing("pack.yaml", "name: drug_days", "name: days_of_drugs")
                .checked();

        assertThat(someRow(first).table()).isEqualTo("drug_days");
        assertThat(second.knowledge().someItemCodes(100).stream()
                        .flatMap(code -> second.knowledge().rowsOf(code).stream())
                        .map(KnowledgeTables.Row::table))
                .contains("days_of_drugs")
                .doesNotContain("drug_days");
    }

    @Test
    void aFaultIsNamedEachTime() {
        PackUnderTest faulty = PackUnderTest.plain()
                .with(TABLE, PackUnderTest.plain().text(TABLE) + "no such row\n")
                .with("features.yaml", "- name: Wrong Name\n");
        List<PackProblem> once = faulty.problems();

        assertThat(once).extracting(PackProblem::file).contains(TABLE, "features.yaml");
        assertThat(faulty.problems()).isEqualTo(once);
    }

    @Test
    void featuresThatStandAlikeAreCompiledOnceAndOthersAnew() {
        RulePack first = PackUnderTest.plain().checked();
        RulePack second = PackUnderTest.plain()
                .replacing("pack.yaml", "version: 1.2.0", "version: 1.3.0")
                .checked();
        RulePack third = PackUnderTest.plain()
                .with("features.yaml", PackUnderTest.plain().text("features.yaml") + "# another remark\n")
                .checked();

        assertThat(second.compiledFeatures()).isSameAs(first.compiledFeatures());
        assertThat(third.compiledFeatures()).isNotSameAs(first.compiledFeatures());
        assertThat(third.features()).isEqualTo(first.features());
    }
}
