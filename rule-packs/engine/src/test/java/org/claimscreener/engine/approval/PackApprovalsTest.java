package org.claimscreener.engine.approval;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.claimscreener.wire.record.PackRole;
import org.claimscreener.wire.record.PackSignature;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PackApprovalsTest {
    private static final byte[] MANIFEST = "{\"id\":\"plain\"}\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void anAuthorAndTwoOthersAreEnoughInAnyOrder() {
        List<PackSignature> signatures = Persons.approvals(MANIFEST);
        assertThat(problems(signatures)).isEmpty();

        Collections.reverse(signatures);
        assertThat(problems(signatures)).isEmpty();
    }

    @Test
    void nobodyHasSigned() {
        assertThat(problems(List.of()))
                .containsExactly("the author has not signed it", "0 of 2 persons have approved it");
    }

    @Test
    void oneApproverIsNotEnoughHoweverOftenHeSigns() {
        List<PackSignature> signatures =
                new ArrayList<>(Persons.approvals(MANIFEST).subList(0, 2));
        signatures.add(PackApprovals.sign(Persons.FIRST_APPROVER, PackRole.APPROVER, MANIFEST));

        assertThat(problems(signatures)).containsExactly("1 of 2 persons have approved it: 乙");
    }

    @Test
    void twoKeysOfOnePersonAreOnePerson() {
        SigningKey second = Persons.newKey();
        TrustedKeys keys = Persons.parsed(Persons.trustedText() + second.trustEntry("乙", List.of(PackRole.APPROVER)));
        List<PackSignature> signatures =
                new ArrayList<>(Persons.approvals(MANIFEST).subList(0, 2));
        signatures.add(PackApprovals.sign(second, PackRole.APPROVER, MANIFEST));

        assertThat(PackApprovals.problems(MANIFEST, signatures, keys))
                .containsExactly("1 of 2 persons have approved it: 乙");
    }

    @Test
    void theAuthorDoesNotApproveWithAnotherKeyEither() {
        SigningKey second = Persons.newKey();
        TrustedKeys keys = Persons.parsed(Persons.trustedText() + second.trustEntry("甲", List.of(PackRole.APPROVER)));
        List<PackSignature> signatures = new ArrayList<>(Persons.approvals(MANIFEST));
        signatures.set(2, PackApprovals.sign(second, PackRole.APPROVER, MANIFEST));

        assertThat(PackApprovals.problems(MANIFEST, signatures, keys))
                .containsExactly("甲 is the author and does not approve it", "1 of 2 persons have approved it: 乙");
    }

    @Test
    void aPackHasOneAuthor() {
        SigningKey other = Persons.newKey();
        TrustedKeys keys = Persons.parsed(Persons.trustedText() + other.trustEntry("戊", List.of(PackRole.AUTHOR)));
        List<PackSignature> signatures = Persons.approvals(MANIFEST);
        signatures.add(PackApprovals.sign(other, PackRole.AUTHOR, MANIFEST));

        assertThat(PackApprovals.problems(MANIFEST, signatures, keys))
                .containsExactly("甲 and 戊 have signed as author: it has one");
    }

    @Test
    void refusesASignatureByARevokedKeyWheneverItSigned() {
        TrustedKeys keys = Persons.parsed(Persons.trustedText()
                .replace(
                        Persons.SECOND_APPROVER.trustEntry("丙", List.of(PackRole.APPROVER)),
                        Persons.SECOND_APPROVER.trustEntry("丙", List.of(PackRole.APPROVER))
                                + "    revoked: 2999-01-01\n"));

        assertThat(PackApprovals.problems(MANIFEST, Persons.approvals(MANIFEST), keys))
                .containsExactly(
                        "the signature of 丙 as approver is by key " + Persons.SECOND_APPROVER.keyId()
                                + ", revoked on 2999-01-01",
                        "1 of 2 persons have approved it: 乙");
    }

    @Test
    void refusesAKeyInAnotherRole() {
        List<PackSignature> signatures = Persons.approvals(MANIFEST);
        signatures.add(PackApprovals.sign(Persons.PROMOTER, PackRole.APPROVER, MANIFEST));

        assertThat(problems(signatures))
                .containsExactly("the signature of 丁 as approver is by key " + Persons.PROMOTER.keyId()
                        + ", which is trusted as promoter only");
    }

    @Test
    void aSignatureInOneRoleDoesNotStandForAnother() {
        TrustedKeys keys = Persons.parsed("keys:\n"
                + Persons.AUTHOR.trustEntry("甲", List.of(PackRole.AUTHOR, PackRole.APPROVER, PackRole.PROMOTER)));
        PackSignature author = PackApprovals.sign(Persons.AUTHOR, PackRole.AUTHOR, MANIFEST);
        PackSignature renamed =
                PackSignature.newBuilder(author).setRole(PackRole.APPROVER).build();
        PackSignature promoter =
                PackSignature.newBuilder(author).setRole(PackRole.PROMOTER).build();

        assertThat(PackApprovals.fault(MANIFEST, author, keys)).isEmpty();
        assertThat(PackApprovals.fault(MANIFEST, renamed, keys))
                .hasValueSatisfying(fault -> assertThat(fault).contains("is not under this pack"));
        assertThat(PackApprovals.fault(MANIFEST, promoter, keys))
                .hasValueSatisfying(fault -> assertThat(fault).contains("stands under orders"));
    }

    @Test
    void aSignatureUnderAnotherPackIsAProblemEvenWhereOthersAreEnough() {
        byte[] other = "{\"id\":\"other\"}\n".getBytes(StandardCharsets.UTF_8);
        List<PackSignature> signatures = Persons.approvals(MANIFEST);
        signatures.add(PackApprovals.sign(Persons.AUTHOR, PackRole.AUTHOR, other));

        assertThat(problems(signatures)).singleElement().asString().contains("甲", "is not under this pack");
    }

    @Test
    void refusesUnknownKeysAndBytesThatAreNoSignature() {
        List<PackSignature> signatures = Persons.approvals(MANIFEST);
        signatures.add(PackApprovals.sign(Persons.newKey(), PackRole.APPROVER, MANIFEST));
        for (int size : new int[] {0, 63, 64, 65}) {
            signatures.add(PackSignature.newBuilder(signatures.get(0))
                    .setSignature(ByteBuffer.wrap(new byte[size]))
                    .build());
        }

        assertThat(problems(signatures)).hasSize(5).first().asString().contains("not among the trusted keys");
    }

    @Test
    void looksAtABoundedNumberOfSignatures() {
        List<PackSignature> signatures = new ArrayList<>(Collections.nCopies(
                PackApprovals.MOST_SIGNATURES + 1, PackApprovals.sign(Persons.AUTHOR, PackRole.AUTHOR, MANIFEST)));

        assertThat(problems(signatures)).containsExactly("there are 17 signatures, more than 16");
    }

    private static List<String> problems(List<PackSignature> signatures) {
        return PackApprovals.problems(MANIFEST, signatures, Persons.trusted());
    }
}
