package org.claimscreener.engine.referral.packet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.claimscreener.engine.approval.OfficeKeys;
import org.claimscreener.engine.approval.OfficeSignature;
import org.claimscreener.engine.pack.Digests;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Whether a file is a packet as its office signed it. Names every problem it finds, throws for none, repeats nothing of the
 * content, and looks at no more than {@link #MOST_BYTES}. Stateless, thread-safe.
 */
public final class PacketCheck {
    /** Of a packet's file. */
    public static final int MOST_BYTES = 16 << 20;

    private static final int LINES = Section.values().length + 1;
    private static final Pattern NAME = Pattern.compile("[a-z]{1,20}");
    private static final Map<String, Section> BY_KEY =
            Stream.of(Section.values()).collect(Collectors.toUnmodifiableMap(Section::key, Function.identity()));

    private PacketCheck() {}

    /** The same, and who signed it must be among these keys. */
    public static PacketReading verify(byte[] file, OfficeKeys keys) {
        PacketReading reading = read(file);
        List<String> problems = new ArrayList<>(reading.problems());
        reading.signature()
                .map(signature -> signature.trust(keys).fault())
                .filter(fault -> !fault.isEmpty())
                .ifPresent(fault -> problems.add("nobody vouches for the signature: " + fault));
        return new PacketReading(problems, reading.digest(), reading.bodies(), reading.signature());
    }

    /** Whether it hangs together and is as somebody signed it; not, who that was. */
    public static PacketReading read(byte[] file) {
        String digest = Digests.sha256(file);
        if (file.length > MOST_BYTES) {
            return new PacketReading(
                    List.of("it has " + file.length + " bytes, and a packet has at most " + MOST_BYTES),
                    digest,
                    Map.of(),
                    Optional.empty());
        }
        Reader reader = new Reader(file);
        reader.read();
        return new PacketReading(reader.problems, digest, reader.bodies, Optional.ofNullable(reader.signature));
    }

    /** One reading, line by line. */
    private static final class Reader {
        private final byte[] file;
        private final List<String> problems = new ArrayList<>();
        private final Map<Section, JsonNode> bodies = new EnumMap<>(Section.class);
        private final Map<Section, String> digests = new EnumMap<>(Section.class);
        private final List<String> order = new ArrayList<>();
        private @Nullable OfficeSignature signature;
        private int signedBytes;

        private Reader(byte[] file) {
            this.file = file;
        }

        private void read() {
            int from = 0;
            int number = 0;
            String previous = ReferralPacket.NO_LINE;
            while (from < file.length && number < LINES) {
                int end = endOfLine(from);
                number++;
                if (end == file.length) {
                    problems.add("it is cut off: line " + number + " has no end");
                    break;
                }
                byte[] line = Arrays.copyOfRange(file, from, end + 1);
                line(number, line, previous, from);
                previous = Digests.sha256(line);
                from = end + 1;
            }
            if (from < file.length && number == LINES) {
                problems.add("something stands behind its last line: " + (file.length - from) + " bytes");
            }
            checkOrder();
            checkContents();
            checkSignature();
        }

        private int endOfLine(int from) {
            int at = from;
            while (at < file.length && file[at] != '\n') {
                at++;
            }
            return at;
        }

        private void line(int number, byte[] line, String previous, int at) {
            PacketJson.Parsed parsed = PacketJson.parse(Arrays.copyOf(line, line.length - 1));
            JsonNode json = parsed.node().orElse(null);
            if (json == null || !json.isObject()) {
                problems.add("line " + number + " " + (json == null ? parsed.problem() : "is no JSON object"));
                order.add("");
                return;
            }
            String name = json.path("section").asText("");
            order.add(NAME.matcher(name).matches() ? name : "");
            String title =
                    NAME.matcher(name).matches() ? "section " + name + " (line " + number + ")" : "line " + number;
            if (!json.path("previous").asText("").equals(previous)) {
                problems.add(title + " does not follow the line before it: that line was changed, left out or put in");
            }
            if (name.equals(ReferralPacket.SIGNATURE)) {
                signature(json, line, title, at);
            } else {
                section(json, line, name, title);
            }
        }

        private void section(JsonNode json, byte[] line, String name, String title) {
            Section section = BY_KEY.get(name);
            if (section == null) {
                problems.add(title + " is no section of a packet");
                return;
            }
            JsonNode body = json.path("body");
            String digest = Digests.sha256(PacketJson.bytes(body));
            if (!json.path("digest").asText("").equals(digest)) {
                problems.add(title + " has not the content of which it states the digest: it was changed");
            }
            if (!body.isObject()) {
                problems.add(title + " has no content");
            } else if (!Arrays.equals(
                    ReferralPacket.line(section, json.path("previous").asText(""), body), line)) {
                problems.add(title + " is not written as a packet is");
            }
            if (bodies.putIfAbsent(section, body) == null) {
                digests.put(section, digest);
            }
        }

        private void signature(JsonNode json, byte[] line, String title, int at) {
            OfficeSignature found = new OfficeSignature(
                    json.path("key_id").asText(""),
                    json.path("public_key").asText(""),
                    json.path("signature").asText(""));
            if (!Arrays.equals(ReferralPacket.line(found, json.path("previous").asText("")), line)) {
                problems.add(title + " is not written as a packet is");
            }
            signature = found;
            signedBytes = at;
        }

        private void checkOrder() {
            List<String> wanted = Stream.concat(
                            Stream.of(Section.values()).map(Section::key), Stream.of(ReferralPacket.SIGNATURE))
                    .toList();
            for (String name : wanted) {
                long times = order.stream().filter(name::equals).count();
                if (times == 0) {
                    problems.add("section " + name + " is missing");
                } else if (times > 1) {
                    problems.add("section " + name + " stands " + times + " times");
                }
            }
            List<String> known =
                    order.stream().filter(wanted::contains).distinct().toList();
            List<String> sorted = wanted.stream().filter(known::contains).toList();
            if (!known.equals(sorted)) {
                problems.add("its sections stand in another order than a packet's: " + String.join(", ", known));
            }
        }

        /** What the head says is in the packet. */
        private void checkContents() {
            JsonNode head = bodies.get(Section.HEAD);
            if (head == null) {
                return;
            }
            if (head.path("format").asInt(0) != PacketBodies.FORMAT) {
                problems.add("it is of a format that this build does not know; check it with a newer one");
            }
            Map<String, String> stated = new HashMap<>();
            head.path("sections")
                    .forEach(one -> stated.put(
                            one.path("section").asText(""), one.path("digest").asText("")));
            for (Section section : Section.values()) {
                String digest = digests.get(section);
                if (section != Section.HEAD && digest != null && !digest.equals(stated.get(section.key()))) {
                    problems.add("section " + section.key() + " is not the one that the head names");
                }
            }
        }

        private void checkSignature() {
            if (signature != null) {
                signature
                        .problem(ReferralPacket.DOMAIN, Arrays.copyOf(file, signedBytes))
                        .ifPresent(problem -> problems.add("its signature does not hold: " + problem));
            }
        }
    }
}
