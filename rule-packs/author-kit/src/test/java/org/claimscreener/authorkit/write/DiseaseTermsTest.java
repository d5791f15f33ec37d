package org.claimscreener.authorkit.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.claimscreener.engine.fact.Diagnoses;
import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.knowledge.KnowledgeImport;
import org.claimscreener.engine.knowledge.KnowledgeImport.Unplaced;
import org.claimscreener.engine.knowledge.KnowledgeMapping;
import org.claimscreener.engine.knowledge.KnowledgePoint;
import org.claimscreener.engine.knowledge.KnowledgeTerms;
import org.claimscreener.engine.knowledge.TermBook;
import org.claimscreener.engine.pack.PackFolder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The book of diseases that ships: a wrong range in it accuses honest hospitals. */
class DiseaseTermsTest {
    private static final Path NATIONAL = Path.of("../packs/national-policy");
    private static final String RULE = "GZ10000101008000";
    private static final String ITEM = "XZ99";

    private final KnowledgeImport knowledge = knowledge();

    @Test
    void everyWordIsReadAsItselfAndShadowedByNoOther() throws IOException {
        for (CSVRecord term : csv(ImportCommand.shipped("disease-terms.csv"), CSVFormat.RFC4180)) {
            String text = term.get("term");
            List<Unplaced> unplaced = place("限" + text + "。");
            switch (term.get("kind")) {
                case "disease" -> {
                    assertThat(unplaced).as(text).isEmpty();
                    assertThat(ranges()).as(text).isEqualTo(term.get("codes"));
                    assertThat(term.get("source")).as(text).startsWith("ICD-10");
                }
                case "ground" ->
                    assertThat(unplaced)
                            .as(text)
                            .singleElement()
                            .satisfies(one -> assertThat(one.why()).startsWith("no diagnosis code tells"));
                default ->
                    assertThat(unplaced)
                            .as(text)
                            .singleElement()
                            .satisfies(one -> assertThat(one.why()).isEqualTo("it names no disease"));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> publishedTextsAllowWhatAPhysicianWouldAndNoMore() throws IOException {
        return csv(resource("indication-sample.tsv"), CSVFormat.TDF).stream()
                .map(row -> DynamicTest.dynamicTest(row.get("item_name"), () -> {
                    List<Unplaced> unplaced = place(row.get("published"));
                    if (row.get("allowed").equals("-")) {
                        assertThat(unplaced)
                                .singleElement()
                                .satisfies(one -> assertThat(one.why()).contains(row.get("not_allowed")));
                        return;
                    }
                    assertThat(unplaced).isEmpty();
                    String ranges = ranges();
                    for (String code : row.get("allowed").split(" ", -1)) {
                        assertThat(diagnosed(code).anyIn(ranges))
                                .as(code + " in " + ranges)
                                .isTrue();
                    }
                    for (String code : row.get("not_allowed").split(" ", -1)) {
                        assertThat(diagnosed(code).anyIn(ranges))
                                .as(code + " in " + ranges)
                                .isFalse();
                    }
                }));
    }

    @Test
    void theBookOfDrugsIsOne() throws Exception {
        assertThat(TermBook.read(ImportCommand.shipped("drug-terms.csv"))).isNotNull();
    }

    private static Diagnoses diagnosed(String code) {
        return new Diagnoses(List.of(new Diagnosis("1", 1, code, "")));
    }

    private List<Unplaced> place(String text) {
        return knowledge.place(new KnowledgePoint(
                1,
                RULE,
                "药品限适应症",
                List.of(ITEM),
                Map.of("item_name", "i", "constraint", text, "batch", "1", "item_code_1", ITEM)));
    }

    /** Of the row that was placed last. */
    private String ranges() {
        return csv(knowledge.files().getOrDefault("tables/drug_indication.csv", ""), CSVFormat.RFC4180).stream()
                .filter(row -> row.get("item_code").equals(ITEM))
                .map(row -> row.get("diagnoses"))
                .findFirst()
                .orElseThrow();
    }

    private static KnowledgeImport knowledge() {
        try {
            KnowledgeTerms terms = new KnowledgeTerms(
                    TermBook.read(ImportCommand.shipped("disease-terms.csv")),
                    TermBook.read(ImportCommand.shipped("drug-terms.csv")));
            String mapping = """
                    tables:
                      - table: drug_indication
                        rules: [GZ10000101008000]
                        columns:
                          item_name: [{field: item_name}]
                          diagnoses: [{field: constraint, read: diagnoses}]
                          published: [{field: constraint, read: text}]
                    """;
            return new KnowledgeImport(PackFolder.load(NATIONAL), KnowledgeMapping.read(mapping, terms));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DiseaseTermsTest.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<CSVRecord> csv(String text, CSVFormat format) {
        CSVFormat named = format.builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setQuote(format == CSVFormat.TDF ? null : '"')
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), named)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
