package org.claimscreener.console.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.record.ActorRole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PersonClaimsTest {
    private final PersonClaims claims = new PersonClaims(ClaimNames.usual());

    private static Map<String, Object> person(Object roles) {
        return new HashMap<>(Map.of("sub", "u-1", "name", "Part", "roles", roles));
    }

    private void assertRefused(Map<String, Object> said, SignInRefusal why) {
        assertThatThrownBy(() -> claims.of(said))
                .isInstanceOfSatisfying(
                        SignInRefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(why));
    }

    @Test
    void takesTheRolesThatAreOurs() throws SignInRefusedException {
        assertThat(claims.of(person(List.of("reviewer", "REVIEWER", "offline_access", 7, "auditor"))))
                .isEqualTo(new Person("u-1", "Part", Set.of(ActorRole.REVIEWER, ActorRole.AUDITOR), Optional.empty()));
        assertThat(claims.of(person("supervisor")).roles()).containsExactly(ActorRole.SUPERVISOR);
    }

    @Test
    void aDutyIsEnoughAndNoneIsForWhoSpeaksForAnInstitution() throws SignInRefusedException {
        assertThat(claims.of(person("tip-desk")))
                .isEqualTo(new Person("u-1", "Part", Set.of(), Set.of(Duty.TIP_DESK), Optional.empty()));
        assertThat(claims.of(person(List.of("supervisor", "tip-desk"))).duties())
                .containsExactly(Duty.TIP_DESK);
        assertThat(claims.of(person("supervisor")).duties()).isEmpty();
        Map<String, Object> said = person(List.of("institution", "tip-desk"));
        said.put("institution", "H43010200001");
        assertRefused(said, SignInRefusal.UNFIT_PERSON);
    }

    @Test
    void followsAPathIntoObjects() throws SignInRefusedException {
        PersonClaims nested = new PersonClaims(
                new ClaimNames("realm_access.roles", "org.code", new RoleNames(Map.of("inst", ActorRole.INSTITUTION))));
        Map<String, Object> said = Map.of(
                "sub", "u-1",
                "realm_access", Map.of("roles", List.of("inst")),
                "org", Map.of("code", "H43010200001"));

        assertThat(nested.of(said).institutionId()).contains("H43010200001");
        assertThatThrownBy(() -> nested.of(Map.of("sub", "u-1", "realm_access", "roles")))
                .isInstanceOf(SignInRefusedException.class);
    }

    @Test
    void refusesWhoHasNoRole() {
        assertRefused(person(List.of()), SignInRefusal.NO_ROLE);
        assertRefused(person(7), SignInRefusal.NO_ROLE);
        assertRefused(Map.of("sub", "u-1"), SignInRefusal.NO_ROLE);
    }

    @Test
    void refusesWhoseIdCannotBePutOnRecord() {
        for (Object id : List.of("", " ", "张三", "a\nb", "x".repeat(256), 7)) {
            Map<String, Object> said = person("auditor");
            said.put("sub", id);
            assertRefused(said, SignInRefusal.UNFIT_PERSON);
        }
    }

    @Test
    void refusesWhoSpeaksForNobody() throws SignInRefusedException {
        Map<String, Object> said = person("institution");
        assertRefused(said, SignInRefusal.UNFIT_PERSON);
        said.put("institution", "<script>");
        assertRefused(said, SignInRefusal.UNFIT_PERSON);
        said.put("institution", "H43010200001");
        assertThat(claims.of(said).institutionId()).contains("H43010200001");
    }

    @Test
    void aNameIsShortAndOnOneLine() throws SignInRefusedException {
        Map<String, Object> said = person("auditor");
        said.put("name", "A\u0000\n" + "b".repeat(500));
        assertThat(claims.of(said).displayName()).hasSize(100).startsWith("A  b");
        said.remove("name");
        assertThat(claims.of(said).displayName()).isEqualTo("u-1");
    }
}
