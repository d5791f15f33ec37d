package org.claimscreener.console.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.TestOrders;
import org.claimscreener.console.view.OrderFilter;
import org.claimscreener.console.view.OrderRow;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionRefusal;
import org.claimscreener.wire.record.SupervisionStep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Orders of the authority, from the topic to the views. */
class OrderStepIT {
    private static final String HOSPITAL = "H43010200001";
    private static final OrderFilter ALL = new OrderFilter(Optional.empty(), Optional.empty());

    @TempDir
    private static Path folder;

    private static Database database;

    private final ListLog log = new ListLog(3);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private SqlHoldViews views;

    @BeforeAll
    static void start() throws IOException {
        database = Database.embedded(folder);
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        views = new SqlHoldViews(database);
        Databases.empty(database);
    }

    @Test
    void anOrderIsMetAndLifted() {
        put(TestOrders.taken(SubjectKind.INSTITUTION, HOSPITAL, "12号"));
        put(TestOrders.step(SubjectKind.INSTITUTION, HOSPITAL, "12号", SupervisionEvent.DIRECTIVE_MET)
                .setSettlementId("S1")
                .setLagMs(42L)
                .build());
        take();
        OrderRow met = views.orders(ALL).rows().get(0);
        assertThat(met.met()).contains("S1");
        assertThat(met.metLagMs()).isEqualTo(42);
        assertThat(met.lift()).isEmpty();

        SupervisionStep lifted = TestOrders.lifted(SubjectKind.INSTITUTION, HOSPITAL, "12号");
        put(lifted);
        take();
        OrderRow row = views.orders(ALL).rows().get(0);
        assertThat(row.lift()).contains(lifted);
        assertThat(row.to()).contains(lifted.getInForceTo());
        assertThat(views.order(row.ref())).contains(row);
        assertThat(views.order("none")).isEmpty();
    }

    @Test
    void isFoundBySubjectWithItsDepartmentsAndNeverByAPatientsNumber() {
        put(TestOrders.taken(SubjectKind.INSTITUTION, HOSPITAL, "1号"));
        put(TestOrders.taken(SubjectKind.DEPARTMENT, HOSPITAL + "/A03", "2号"));
        put(TestOrders.taken(SubjectKind.INSTITUTION, HOSPITAL + "9", "3号"));
        put(TestOrders.taken(SubjectKind.PATIENT, "PSN-1", "4号"));
        take();

        assertThat(views.orders(ALL).count()).isEqualTo(4);
        assertThat(numbers(new OrderFilter(Optional.of(HOSPITAL), Optional.empty())))
                .containsExactlyInAnyOrder("1号", "2号");
        assertThat(numbers(new OrderFilter(Optional.of(HOSPITAL + "/A03"), Optional.empty())))
                .containsExactly("2号");
        assertThat(numbers(new OrderFilter(Optional.of("PSN-1"), Optional.empty())))
                .isEmpty();
    }

    @Test
    void whatHasEndedIsLeftOutFromItsFirstInstantOn() {
        SupervisionStep taken = TestOrders.taken(SubjectKind.INSTITUTION, HOSPITAL, "1号");
        put(taken);
        put(SupervisionStep.newBuilder(TestOrders.taken(SubjectKind.INSTITUTION, HOSPITAL, "2号"))
                .setInForceTo(null)
                .build());
        // Lifted before it began: it never binds anybody.
        put(SupervisionStep.newBuilder(TestOrders.taken(SubjectKind.INSTITUTION, HOSPITAL, "3号"))
                .setInForceFrom(taken.getInForceTo())
                .setInForceTo(taken.getInForceTo())
                .build());
        take();
        Instant end = Optional.ofNullable(taken.getInForceTo()).orElseThrow();

        assertThat(numbers(new OrderFilter(Optional.empty(), Optional.of(end.minusMillis(1)))))
                .containsExactlyInAnyOrder("1号", "2号");
        assertThat(numbers(new OrderFilter(Optional.empty(), Optional.of(end)))).containsExactly("2号");
        for (Instant now : List.of(end.minusMillis(1), end)) {
            List<String> open = views.orders(ALL).rows().stream()
                    .filter(row -> row.openAt(now))
                    .map(row -> row.taken().getOrderNo())
                    .toList();
            assertThat(numbers(new OrderFilter(Optional.empty(), Optional.of(now))))
                    .containsExactlyInAnyOrderElementsOf(open);
        }
    }

    @Test
    void whatWasNotDoneIsTold() {
        put(TestOrders.step(SubjectKind.PATIENT, "PSN-1", "", SupervisionEvent.REFUSED)
                .setRefusal(SupervisionRefusal.UNKNOWN_ORDER)
                .setRefusalDetail("no order of the number in lifts is in force")
                .build());
        take();

        assertThat(views.orders(ALL).rows()).isEmpty();
        assertThat(views.orders(ALL).refused())
                .extracting(SupervisionStep::getRefusal)
                .containsExactly(SupervisionRefusal.UNKNOWN_ORDER);
    }

    private List<String> numbers(OrderFilter filter) {
        return views.orders(filter).rows().stream()
                .map(row -> row.taken().getOrderNo())
                .toList();
    }

    private void put(SupervisionStep step) {
        log.append(
                TopicCatalogue.SUPERVISION,
                step.getSubjectKind() + ":" + step.getSubjectId(),
                new WireEncoder().encode(step));
    }

    private void take() {
        Databases.takeAll(database, log, metrics);
    }
}
