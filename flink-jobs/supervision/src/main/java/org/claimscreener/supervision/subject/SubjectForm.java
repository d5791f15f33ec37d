package org.claimscreener.supervision.subject;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.directive.Order;
import org.claimscreener.engine.directive.OrderBook;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.supervision.Subject;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.Packed;
import org.claimscreener.supervision.record.AnsweredState;
import org.claimscreener.supervision.record.OrderState;
import org.claimscreener.supervision.record.SubjectState;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Directive;

/**
 * The stored form of what is kept about a subject, version 1; {@code flink-jobs/STATE.md}. Directives are kept as they are on
 * the wire, whose schemas are read for ever. Not thread-safe.
 */
final class SubjectForm {
    private final Packed<SubjectState> subjects = new Packed<>(1, List.of(SubjectState.getClassSchema()));
    private final WireEncoder encoder = new WireEncoder();
    private final WireDecoder decoder = WireDecoder.create();

    byte[] stored(Subject subject) throws IOException {
        return subjects.pack(new SubjectState(
                subject.step(),
                subject.asOf().toEpochMilli(),
                subject.orders().orders().stream().map(this::state).toList(),
                subject.orders().answered().stream()
                        .map(one -> new AnsweredState(one.directiveId(), one.contentHash()))
                        .toList(),
                subject.credit().counted().stream().map(CreditForm::state).toList(),
                subject.credit().takenBack().stream().map(CreditForm::state).toList(),
                subject.credit().contests().stream().map(CreditForm::state).toList()));
    }

    private OrderState state(Order order) {
        Instant to = order.to();
        return new OrderState(
                ByteBuffer.wrap(encoder.encode(order.directive())),
                order.takenAt().toEpochMilli(),
                order.from().toEpochMilli(),
                to == null ? null : to.toEpochMilli(),
                order.metBy());
    }

    /**
     * What this build or an earlier one stored.
     *
     * @throws IOException when none did
     */
    Subject subject(StandingKey key, byte[] bytes) throws IOException {
        SubjectState state = subjects.unpack(bytes);
        List<Order> orders = new ArrayList<>();
        for (OrderState order : state.getOrders()) {
            orders.add(order(order));
        }
        return new Subject(
                key,
                state.getStep(),
                Instant.ofEpochMilli(state.getAsOfMs()),
                new OrderBook(
                        orders,
                        state.getAnswered().stream()
                                .map(one -> new OrderBook.Answered(one.getDirectiveId(), one.getContentHash()))
                                .toList()),
                CreditForm.book(state));
    }

    // javac 17 drops the @Nullable of a record's component, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    private Order order(OrderState state) throws IOException {
        if (decoder.decode(Buffers.bytes(state.getDirective())) instanceof Decoded.Accepted read
                && read.message() instanceof Directive directive) {
            Long to = state.getToMs();
            return new Order(
                    directive,
                    Instant.ofEpochMilli(state.getTakenAtMs()),
                    Instant.ofEpochMilli(state.getFromMs()),
                    to == null ? null : Instant.ofEpochMilli(to),
                    state.getMetBy());
        }
        throw new IOException("a directive in state cannot be read");
    }
}
