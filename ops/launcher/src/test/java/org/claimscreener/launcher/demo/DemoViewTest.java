package org.claimscreener.launcher.demo;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

import org.claimscreener.commandline.Text;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.launcher.demo.Fixtures.bytes;
import static org.claimscreener.launcher.demo.Fixtures.decision;
import static org.claimscreener.launcher.demo.Fixtures.readAt;

class DemoViewTest {
    private static final int HOLDS = 12;

    @ParameterizedTest
    @CsvSource({"80,24", "100,30", "140,40", "200,60", "40,12", "20,5"})
    void fitsTheTerminal(int columns, int rows) {
        List<String> screen = new DemoView(columns, rows, ZoneOffset.UTC).screen(status());

        assertThat(screen).hasSize(rows);
        assertThat(screen).allSatisfy(line -> assertThat(Text.width(line)).isLessThanOrEqualTo(columns));
    }

    @Test
    void showsSixHoldsWithRuleAndArticleOnTheSmallestUsualTerminal() {
        List<String> screen = new DemoView(80, 24, ZoneOffset.UTC).screen(status());

        assertThat(screen).filteredOn(line -> line.contains("GZ10000102012000")).hasSize(6);
        assertThat(screen)
                .filteredOn(line -> line.contains("医疗服务项"))
                .allSatisfy(line -> assertThat(line).contains("第三十八条第三项"));
        assertThat(screen).anySatisfy(line -> assertThat(line).contains("00:00:00 HOLD", "¥100.00"));
    }

    @Test
    void showsAHoldInOneLineWhereThereIsRoom() {
        List<String> screen = new DemoView(160, 24, ZoneOffset.UTC).screen(status());

        assertThat(screen)
                .filteredOn(line -> line.contains("GZ10000102012000"))
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(line -> assertThat(line).contains("00:00:00 HOLD", "¥100.00", "第三十八条第三项"));
    }

    @Test
    void keepsTheAmountsInOneColumnWhateverTheirSize() {
        List<String> screen = new DemoView(80, 24, ZoneOffset.UTC).screen(status());

        List<Integer> ends = screen.stream()
                .filter(line -> line.startsWith(" RELEASE") || line.startsWith(" HOLD") || line.startsWith(" REFUSE"))
                .map(line -> line.indexOf('.') + 3)
                .distinct()
                .toList();
        assertThat(ends).hasSize(1);
    }

    @Test
    void saysWhereMetricsAndBrokerAre() {
        List<String> screen = new DemoView(80, 24, ZoneOffset.UTC).screen(status());

        assertThat(screen.get(22)).startsWith(" review desk http://127.0.0.1:7070   sign in as reviewer-1");
        assertThat(screen.get(23)).contains("http://localhost:9464/metrics", "127.0.0.1:9092", "Ctrl-C");
    }

    @Test
    void saysItAllInOneLineWhereNothingCanBeRedrawn() {
        assertThat(DemoView.oneLine(status()))
                .isEqualTo(
                        "00:10 sent 12 (1.2/s), decided 12, held 12, refused 0, dead letters 0; p50 1.0 ms, p99 1.0 ms;"
                                + " caught 0 of 0");
    }

    @Test
    void makesOneObjectForScripts() {
        assertThat(SummaryJson.of(status()))
                .startsWith(
                        "{\"settlements\":12,\"decisions\":12,\"released\":0,\"held\":12,\"refused\":0,\"dead_letters\":0,")
                .contains("\"latency_ms\":{\"p50\":1.000,\"p99\":1.000,\"p999\":1.000,")
                .contains("\"labelled\":0,\"caught\":0,")
                .contains("\"honest_held\":12,\"duplicates_contradicting\":0,\"unanswered\":0,\"rate\":200,")
                .contains("\"seconds\":10.000,\"seed\":7,")
                .endsWith("\"by_pattern\":{}}");
    }

    @ParameterizedTest
    @CsvSource({"80,24", "100,40"})
    void saysAlsoWhoseOrdersItTakesWhereThereIsSuchAFile(int columns, int rows) {
        List<String> screen = new DemoView(columns, rows, ZoneOffset.UTC).screen(status("/tmp/demo/trusted-keys.yaml"));

        assertThat(screen).hasSize(rows);
        assertThat(screen.get(rows - 3)).isEqualTo(" keys /tmp/demo/trusted-keys.yaml");
        assertThat(screen.get(rows - 1)).contains("127.0.0.1:9092", "Ctrl-C");
    }

    private static Board.Status status() {
        return status("");
    }

    private static Board.Status status(String keysFile) {
        Tally tally = new Tally();
        for (TrafficEvent event : Fixtures.events(HOLDS, Fixtures::isHonest)) {
            Message message = Message.of(event);
            Decision decision = decision(message, Verdict.HOLD);
            tally.sent(message, 0);
            tally.decided(decision, bytes(decision), readAt(1));
        }
        return new Board.Status(
                new DemoSettings(200, Duration.ofMinutes(1), 7, false),
                Phase.SENDING,
                Duration.ofSeconds(10),
                "127.0.0.1:9092",
                "http://localhost:9464/metrics",
                "http://127.0.0.1:7070",
                keysFile,
                0,
                tally.totals());
    }
}
