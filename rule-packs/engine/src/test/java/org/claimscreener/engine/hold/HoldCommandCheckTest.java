package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class HoldCommandCheckTest {
    private static final long MIB = 1024 * 1024;
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    @Test
    void takesACommandWithAllThatItMayHave() {
        HoldCommand command = appeal().setReason("x".repeat(HoldLimits.MAX_REASON_LENGTH))
                .setAttachments(Collections.nCopies(5, file("病程.pdf", "application/pdf", 20 * MIB)))
                .build();

        assertThat(HoldCommandCheck.firstProblem(command)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysWhatIsWrong(String words, UnaryOperator<HoldCommand.Builder> change) {
        assertThat(HoldCommandCheck.firstProblem(change.apply(appeal()).build()))
                .hasValueSatisfying(problem -> assertThat(problem).contains(words));
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                wrong("command_id", command -> command.setCommandId(" ")),
                wrong("command_id", command -> command.setCommandId("x".repeat(151))),
                wrong("hold_id", command -> command.setHoldId("")),
                wrong("actor_id", command -> command.setActorId("")),
                wrong("actor_id", command -> command.setActorId("r 1")),
                wrong("actor_id", command -> command.setActorId("张三")),
                wrong("actor_id", command -> command.setActorId("x".repeat(256))),
                wrong("actor_institution_id", command -> command.setActorInstitutionId(null)),
                wrong("actor_institution_id", command -> command.setActorRole(ActorRole.REVIEWER)),
                wrong("opinions go with", command -> command.setKind(HoldCommandKind.ACCEPT)),
                wrong(
                        "opinions are more",
                        command -> command.setOpinions(Collections.nCopies(
                                5_001, DeskUnderTest.opinions(1).get(0)))),
                wrong("reason is blank", command -> command.setReason(" \n")),
                wrong("reason is longer", command -> command.setReason("x".repeat(2_001))),
                wrong(
                        "attachments are 6",
                        command -> command.setAttachments(Collections.nCopies(6, file("a.pdf", "application/pdf", 1)))),
                wrong(
                        "larger than 100 MiB together",
                        command -> command.setAttachments(
                                Collections.nCopies(2, file("a.pdf", "application/pdf", 51 * MIB)))),
                wrong("attachments[0].size_bytes", with(file("a.pdf", "application/pdf", 0))),
                wrong("attachments[0].size_bytes", with(file("a.pdf", "application/pdf", Long.MAX_VALUE))),
                wrong("attachments[0].media_type", with(file("a.exe", "application/x-msdownload", 1))),
                wrong("attachments[0].media_type", with(file("a.html", "text/html", 1))),
                wrong("attachments[0].sha256", with(new Attachment("a.pdf", "application/pdf", 1L, "ABC"))),
                wrong("issued_at", command -> command.setIssuedAt(Instant.EPOCH)),
                wrong("issued_at", command -> command.setIssuedAt(Instant.parse("2100-01-01T00:00:00Z"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../a.pdf", "c:\\a.pdf", "a\u0000.pdf", "a\n.pdf"})
    void refusesFileNamesThatAreNone(String name) {
        HoldCommand command =
                with(file(name, "application/pdf", 1)).apply(appeal()).build();

        assertThat(HoldCommandCheck.firstProblem(command))
                .hasValueSatisfying(problem -> assertThat(problem).contains("attachments[0].name"));
    }

    @Test
    void deskRefusesItAndRepeatsNothingOfIt() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        HoldEntry before = desk.entry;

        HoldStep refused = desk.gives(desk.command(HoldCommandKind.CLAIM, Actor.REVIEWER)
                .setCommandId("\uD83D\uDE00".repeat(100))
                .setReason("<script>")
                .build());

        assertThat(refused.getRefusal()).isEqualTo(HoldRefusal.INVALID);
        assertThat(refused.getCommandId()).hasSize(HoldLimits.MAX_ID_LENGTH);
        assertThat(refused.getReason()).isEmpty();
        assertThat(refused.getRefusalDetail()).doesNotContain("script");
        assertThat(desk.entry).isEqualTo(before);
    }

    private static HoldCommand.Builder appeal() {
        return DeskUnderTest.standard().command(HoldCommandKind.APPEAL, Actor.HOSPITAL, 100);
    }

    private static Attachment file(String name, String mediaType, long bytes) {
        return new Attachment(name, mediaType, bytes, DIGEST);
    }

    private static UnaryOperator<HoldCommand.Builder> with(Attachment attachment) {
        return command -> command.setAttachments(List.of(attachment));
    }

    private static Arguments wrong(String words, UnaryOperator<HoldCommand.Builder> change) {
        return arguments(words, change);
    }
}
