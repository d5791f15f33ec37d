package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.Samples;
import org.claimscreener.supervision.record.TipMatter;
import org.claimscreener.supervision.record.TipMatterKind;
import org.claimscreener.supervision.tip.TipSamples;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.TipCommandKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TipRequestFunctionTest {
    private OneInputStreamOperatorTestHarness<Arrival, TipMatter> flink;

    @BeforeEach
    void open() throws Exception {
        flink = ProcessFunctionTestHarnesses.forProcessFunction(new TipRequestFunction());
    }

    @AfterEach
    void close() throws Exception {
        flink.close();
    }

    @Test
    void tipsAndCommandsGoToTheirTarget() throws Exception {
        take(Samples.KEY, TipSamples.builder("tip-1").build());
        take(Samples.KEY, TipSamples.command(TipCommandKind.TAKE_UP, "tip-1", "officer-1"));

        assertThat(flink.extractOutputValues())
                .extracting(TipMatter::getKind)
                .containsExactly(TipMatterKind.TIP, TipMatterKind.COMMAND);
        assertThat(flink.extractOutputValues()).extracting(TipMatter::getTarget).containsOnly(Samples.KEY);
    }

    @Test
    void whatNobodyCanReadOrIsAboutNobodyOrOutOfOrderIsADeadLetter() throws Exception {
        flink.processElement(new StreamRecord<>(new Arrival(
                TopicCatalogue.TIPS,
                0,
                1L,
                Samples.NOW.toEpochMilli(),
                ByteBuffer.wrap(Samples.KEY.getBytes(StandardCharsets.UTF_8)),
                ByteBuffer.wrap("<tip/>".getBytes(StandardCharsets.UTF_8)))));
        take(Samples.KEY, Samples.suspension("1").build());
        take(Samples.KEY, TipSamples.builder("tip-1").setTargetId(" ").build());
        take(
                Samples.KEY,
                TipSamples.builder("tip-1").setTargetId("H".repeat(151)).build());
        take("INSTITUTION:H43010200009", TipSamples.builder("tip-1").build());

        assertThat(flink.extractOutputValues()).isEmpty();
        assertThat(deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactly(
                        DeadLetterReason.UNREADABLE,
                        DeadLetterReason.UNKNOWN_SCHEMA,
                        DeadLetterReason.MISSING_FIELD,
                        DeadLetterReason.BAD_VALUE,
                        DeadLetterReason.BAD_VALUE);
    }

    private void take(String key, SpecificRecord message) throws Exception {
        flink.processElement(new StreamRecord<>(Samples.arrival(TopicCatalogue.TIPS, key, message, Samples.NOW)));
    }

    private List<DeadLetter> deadLetters() {
        List<DeadLetter> letters = new ArrayList<>();
        ConcurrentLinkedQueue<StreamRecord<Outgoing>> told = flink.getSideOutput(DeadLetters.TAG);
        told.forEach(one -> letters.add((DeadLetter) ((Decoded.Accepted)
                        WireDecoder.create().decode(Buffers.bytes(one.getValue().getBody())))
                .message()));
        return letters;
    }
}
