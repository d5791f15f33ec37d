package org.claimscreener.peers;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.claimscreener.peers.naive.NaiveSession;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Source;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The screener as an introduction to event rules suggests it: one consumer, one Drools session into which everything goes and
 * where it stays, and rules that join what is there. It is measured to show what that costs as the session grows.
 */
@Command(
        name = "naive-session-service",
        header =
                "Screens settlements by joins over events in one long-lived Drools session, to be measured beside the job.",
        description = {
            "Five rules that ask what some of the packs' rules ask. It decides less than the job and otherwise: a decision"
                    + " carries a verdict on the whole settlement and rule codes, no lines and no evidence. Its memory is its"
                    + " session: nothing survives its end, a second one would know nothing of the first, reversals take events"
                    + " out and get no receipt, and retries are decided anew.",
            "",
            "Prints the line 'running' to standard output once it has partitions, and ends when its standard input does.",
            "",
            "Example: naive-session-service --bootstrap localhost:9092 --window-days 30"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class NaiveSessionService implements Callable<Integer> {
    private static final Duration POLL = Duration.ofSeconds(1);

    @Option(names = "--bootstrap", required = true, paramLabel = "HOST:PORT", description = "Kafka.")
    private String bootstrap = "";

    @Option(
            names = "--window-days",
            paramLabel = "N",
            description = "Days, by settlements' own time, that events stay (default: ${DEFAULT-VALUE}).")
    private int windowDays = 30;

    private NaiveSessionService() {}

    /** Runs it until its standard input ends. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new NaiveSessionService()).execute(args));
    }

    @Override
    public Integer call() {
        try (NaiveSession session = new NaiveSession(windowDays);
                KafkaConsumer<byte[], byte[]> consumer = consumer();
                KafkaProducer<String, byte[]> producer = producer()) {
            EndOfInput.then(System.in, consumer::wakeup);
            consumer.subscribe(List.of(TopicCatalogue.SETTLEMENTS));
            run(new NaiveAnswers(session), consumer, producer);
            return CommandLine.ExitCode.OK;
        }
    }

    private static void run(
            NaiveAnswers answers, KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<String, byte[]> producer) {
        boolean told = false;
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    Source source = new Source(message.topic(), message.partition(), message.offset());
                    answers.to(source, Instant.ofEpochMilli(Math.max(0, message.timestamp())), message.value())
                            .ifPresent(answer -> send(answer, producer));
                }
                if (!told && !consumer.assignment().isEmpty()) {
                    told = true;
                    System.out.println("running");
                }
            }
        } catch (WakeupException end) {
            System.err.println("naive-session-service: the standard input has ended");
        }
    }

    private static void send(ProducerRecord<String, byte[]> answer, KafkaProducer<String, byte[]> producer) {
        var unused = producer.send(answer, (metadata, failure) -> {
            if (failure != null) {
                System.err.println("naive-session-service: an answer was not taken: " + failure);
            }
        });
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.GROUP_ID_CONFIG,
                "naive-session-service",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                100);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<String, byte[]> producer() {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                TopicCatalogue.get(TopicCatalogue.DEAD_LETTERS).maxMessageBytes());
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
