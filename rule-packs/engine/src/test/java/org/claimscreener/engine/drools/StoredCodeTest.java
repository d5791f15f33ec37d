package org.claimscreener.engine.drools;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackUnderTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was compiled once is found again, and passes the same gate. */
class StoredCodeTest {
    private static final String RULE = """
            rule "%s" @code("T-1") @title("t") @severity(3) @consequence("note") @behaviour(1) @legal("第三十八条")
            when
                Bill( distinctItems > 7%d )
            then
                findings.visit().evidence("kept");
            end
            """;

    private final Shelf shelf = new Shelf();
    private final StoredCode kept = new StoredCode(shelf);

    @Test
    void whatAnotherProcessCompiledIsNotCompiledAgain() throws Exception {
        Map<String, RuleUnit> first = RuleUnits.foundOrCompiled("p", rules(1, 2), kept);
        int written = shelf.written;
        Map<String, RuleUnit> second = RuleUnits.foundOrCompiled("p", rules(1, 2), kept);

        assertThat(shelf.written).isEqualTo(written).isEqualTo(3);
        assertThat(second.keySet()).isEqualTo(first.keySet()).hasSize(2);
    }

    @Test
    void aNewRuleIsCompiledAloneWhateverTheOthersWereCompiledWith() throws Exception {
        RuleUnits.foundOrCompiled("p", rules(1, 2), kept);
        RuleUnits.foundOrCompiled("p", rules(2, 3), kept);
        int written = shelf.written;

        assertThat(RuleUnits.foundOrCompiled("p", rules(1, 2, 3), kept)).hasSize(3);
        assertThat(written).isEqualTo(5);
        assertThat(shelf.written).isEqualTo(written);
    }

    @Test
    void whatIsDamagedIsCompiledAgain() throws Exception {
        RuleUnits.foundOrCompiled("p", rules(1), kept);
        for (String key : List.copyOf(shelf.kept.keySet())) {
            byte[] whole = shelf.find(key).orElseThrow();
            byte[] changed = whole.clone();
            changed[changed.length / 2] ^= 1;
            for (byte[] damaged :
                    List.of(new byte[0], Arrays.copyOf(whole, 10), Arrays.copyOf(whole, whole.length - 1), changed)) {
                shelf.kept.put(key, damaged);
                int written = shelf.written;

                assertThat(RuleUnits.foundOrCompiled("p", rules(1), kept)).hasSize(1);
                assertThat(shelf.written).as("compiled again").isEqualTo(written + 2);
                assertThat(RuleUnits.foundOrCompiled("p", rules(1), kept)).hasSize(1);
                assertThat(shelf.written).as("and found").isEqualTo(written + 2);
            }
        }
    }

    /** Somebody got into the store: the byte code is read before it is loaded. */
    @Test
    void whatWasKeptPassesTheGateToo() throws Exception {
        List<CheckedRule> rules = rules(1);
        RuleUnits.foundOrCompiled("p", rules, kept);
        String digest =
                RuleUnits.foundOrCompiled("p", rules, kept).keySet().iterator().next();
        String name = kept.groupsOf(List.of(digest)).keySet().iterator().next();
        Map<String, byte[]> classes =
                new TreeMap<>(kept.code(name).orElseThrow().classes());
        classes.put(name + ".Stowaway", classes.values().iterator().next());
        kept.keep(new GeneratedCode(name, classes), List.of(digest));
        int written = shelf.written;

        assertThat(RuleUnits.foundOrCompiled("p", rules, kept)).hasSize(1);
        assertThat(shelf.written).as("compiled again").isGreaterThan(written);
        assertThat(kept.code(name).orElseThrow().classes()).doesNotContainKey(name + ".Stowaway");
    }

    private static List<CheckedRule> rules(int... numbers) throws PackRefusedException {
        StringBuilder text = new StringBuilder();
        for (int number : numbers) {
            text.append(RULE.formatted("kept-" + number, number));
        }
        return RuleGate.check(PackUnderTest.withRules(text.toString()).checked());
    }

    private static final class Shelf implements RuleCodeStore {
        private final Map<String, byte[]> kept = new HashMap<>();
        private int written;

        @Override
        public Optional<byte[]> find(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void keep(Map<String, byte[]> contentByKey) {
            kept.putAll(contentByKey);
            written += contentByKey.size();
        }

        @Override
        public <T> T inTurn(Work<T> work) throws PackRefusedException {
            return work.run();
        }
    }
}
