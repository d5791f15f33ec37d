package org.claimscreener.engine.knowledge;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IndicationReaderTest {
    private static final String TERMS = """
            term,kind,codes,source
            糖尿病,disease,E10-E14,ICD-10
            2型糖尿病,disease,E11 R73,ICD-10
            肺癌,disease,C34,ICD-10
            乳腺癌,disease,C50,ICD-10
            非小细胞肺癌,disease,C33-C34,ICD-10
            抢救患者,ground,,
            疾病进展,aside,,
            """;

    private final IndicationReader reader = reader(TERMS);

    @ParameterizedTest
    @CsvSource({
        "限糖尿病患者。, E10-E14",
        "限２型糖尿病。, E11 R73",
        "限 2 型 糖尿病, E11 R73",
        "限肺癌、糖尿病患者。, C34 E10-E14",
        "限：1.肺癌；2.乳腺癌。, C34 C50",
        "限非小细胞肺癌(NSCLC)患者。, C33-C34",
        "限既往治疗后出现疾病进展的肺癌患者。, C34",
        "限肺癌。需经营养风险筛查，住院患者方予支付。, C34",
        "限肺癌患者：1.用过甲药；2.不能用乙药。, C34",
        "限：1.肺癌；2.与甲药联合用于初次治疗。, C34",
        "限糖尿病患者，支付不超过14天。, E10-E14",
        "用于肺癌，症见咳嗽、胸痛。, C34",
    })
    void readsTheDiseasesOfATextThatItKnows(String text, String ranges) throws Exception {
        assertThat(reader.read(text).diagnoses()).isEqualTo(ranges);
    }

    @ParameterizedTest
    @CsvSource({
        "限糖尿病或红皮病患者。, 红皮病",
        "限肺癌患者的术后疼痛。, 术后疼痛",
        "限抢救患者或糖尿病患者。, no diagnosis code tells whether this was so: 抢救患者",
        "限二级及以上医疗机构。, names no disease",
        "限：1.肺癌；2.某些儿童。, a part of it names no disease: 某些儿童",
    })
    void leavesATextAloneThatCodesCannotDecide(String text, String why) {
        assertThatThrownBy(() -> reader.read(text))
                .isInstanceOf(UnplacedException.class)
                .hasMessageContaining(why);
    }

    @Test
    void keepsTheConditionsBesideTheDisease() throws Exception {
        assertThat(reader.read("限经含铂方案治疗后出现疾病进展的晚期肺癌患者。").beside()).isEqualTo("经含铂方案治疗后出现疾病进展的晚期");
        assertThat(reader.read("限糖尿病患者。").beside()).isEmpty();
        assertThat(reader.read("限肺癌，" + "甲".repeat(200) + "。").beside())
                .hasSize(120)
                .endsWith("…");
    }

    @ParameterizedTest
    @CsvSource({
        "E10-E14 E11, E10-E14",
        "C34 C33, C33-C34",
        "A99 B00, A99-B00",
        "Z22.5 Z20-Z29, Z20-Z29",
        "A15.0 A15.1, A15.0 A15.1",
        "C00-C97 C76-D09, C00-D09",
        "I10 E11, E11 I10",
    })
    void unitesRanges(String lists, String united) {
        assertThat(CodeRanges.united(java.util.List.of(lists.split(" ", -1)))).isEqualTo(united);
    }

    @ParameterizedTest
    @CsvSource({
        "'肺癌,disease,C34,x\n肺癌,disease,C34,x', stands twice",
        "'肺癌,disease,,x', has codes",
        "'抢救,ground,C34,x', has none",
        "'肺癌,disease,C34;C35,x', is no code of a disease",
        "'肺癌,disease,肺,x', is no code of a disease",
        "'甲药,drug,xa,x', is no code of a drug",
        "'肺癌,illness,C34,x', the kind is 'illness'",
        "'肺癌,disease,C34', 'write a word'",
    })
    void refusesABookThatIsNone(String rows, String why) {
        assertThatThrownBy(() -> TermBook.read("term,kind,codes,source\n" + rows.replace("\\n", "\n")))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> TermBook.read("word,kind\n")).hasMessageContaining("begins with term,kind");
    }

    @Test
    void anotherBookAddsWordsAndSaysOtherwise() throws Exception {
        TermBook more = TermBook.read("term,kind,codes,source\n红皮病,disease,L53,own\n肺癌,disease,C34 Z51,own\n");
        IndicationReader both = new IndicationReader(TermBook.read(TERMS).with(more));

        assertThat(both.read("限红皮病、肺癌患者").diagnoses()).isEqualTo("C34 L53 Z51");
    }

    @Test
    void readsTheDrugsThatATextNames() throws Exception {
        TermBook drugs =
                TermBook.read("term,kind,codes,source\n二甲双胍,drug,XA10BA,x\n口服降糖药,drug,XA10B,x\n胰岛素,drug,XA10A,x\n");

        assertThat(new FirstLineReader(drugs).read("限二甲双胍等口服降糖药或胰岛素控制效果不佳的患者")).isEqualTo("XA10A XA10B");
        assertThat(new FirstLineReader(drugs).read("限二线用药。")).isEmpty();
    }

    private static IndicationReader reader(String terms) {
        try {
            return new IndicationReader(TermBook.read(terms));
        } catch (MappingException e) {
            throw new AssertionError(e);
        }
    }
}
