package org.claimscreener.load.workload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class WorkloadTest {
    private static final String SMALLEST = """
            name: mine
            systems: [kafka, screener]
            population: {patients: 1000, visits: 0}
            warmUp: {rate: 100, seconds: 0}
            rates: [100]
            seconds: 1
            """;

    @Test
    void whatAFileLeavesOutIsUsual() throws IOException {
        Workload workload = parse(SMALLEST);

        assertThat(workload.systems()).containsExactly(SystemKind.KAFKA, SystemKind.SCREENER);
        assertThat(workload.parallelism()).isEqualTo(1);
        assertThat(workload.checkpointSeconds()).isEqualTo(10);
        assertThat(workload.ceiling()).isZero();
        assertThat(workload.pinned()).isFalse();
    }

    @Test
    void aWordThatWeDoNotKnowIsRefusedByName() {
        assertThatIOException()
                .isThrownBy(() -> parse(SMALLEST + "parallelsim: 2\n"))
                .withMessageContaining("parallelsim");
    }

    @Test
    void aNumberOutOfRangeIsRefusedWithTheRange() {
        assertThatIOException()
                .isThrownBy(() -> parse(SMALLEST.replace("patients: 1000", "patients: 10")))
                .withMessageContaining("population.patients is 10, expected 1000 to 2000000");
        assertThatIOException()
                .isThrownBy(() -> parse(SMALLEST.replace("rates: [100]", "rates: [100, 0]")))
                .withMessageContaining("rates is 0, expected 1 to 50,000");
    }

    @Test
    void whatDoesNotExistIsToldAsThat() {
        assertThatIOException()
                .isThrownBy(() -> Workload.load("quik"))
                .withMessage("quik is neither a workload that comes with the screener nor a file");
    }

    @Test
    void thoseThatComeWithTheScreenerMakeSense() throws Exception {
        Path folder = Path.of(
                        WorkloadTest.class.getResource("/workloads/quick.yaml").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSizeGreaterThan(1);
            for (Path file : all) {
                String name = file.getFileName().toString().replace(".yaml", "");
                assertThat(Workload.load(name).name()).isEqualTo(name);
            }
        }
    }

    private static Workload parse(String yaml) throws IOException {
        return Workload.parse("a test", yaml.getBytes(StandardCharsets.UTF_8));
    }
}
