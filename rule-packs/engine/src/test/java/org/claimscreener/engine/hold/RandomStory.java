package org.claimscreener.engine.hold;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Source;

/** What may happen to one hold, at random: by many people, in several roles, well and badly, in time and late. */
final class RandomStory {
    private static final List<HoldCommandKind> KINDS = List.of(HoldCommandKind.values());
    private static final List<ActorRole> ROLES = List.of(ActorRole.values());
    private static final int PEOPLE = 9;
    private static final int LINES = 4;

    final HoldPolicy policy;
    Instant now = DeskUnderTest.MONDAY;

    private final Random random;
    private final List<HoldCommand> given = new ArrayList<>();

    RandomStory(Random random) {
        this.random = random;
        this.policy = policy();
        // Anywhere in two years, so that holidays and the calendar's end are met.
        now = now.plus(Duration.ofHours(random.nextInt(24 * 700))).minus(Duration.ofDays(400));
    }

    private HoldPolicy policy() {
        Map<HoldPhase, HoldTerm> terms = new EnumMap<>(HoldPhase.class);
        for (HoldPhase phase : HoldPhase.values()) {
            List<HoldLapse> allowed = new ArrayList<>();
            for (HoldLapse lapse : HoldLapse.values()) {
                if (phase.allows(lapse)) {
                    allowed.add(lapse);
                }
            }
            terms.put(phase, new HoldTerm(1 + random.nextInt(12), allowed.get(random.nextInt(allowed.size()))));
        }
        int votes = random.nextInt(4) == 0 ? 5 : 3;
        return new HoldPolicy(random.nextInt(3_000), 1 + random.nextInt(600), votes, 10, terms, List.of());
    }

    /** The next thing that happens to it; time goes on. */
    Happening next(HoldEntry entry) {
        passTime(entry);
        int dice = random.nextInt(100);
        if (entry instanceof HoldEntry.Awaited ? dice < 60 : dice < 3) {
            return new Happening.Decided(decision(), now);
        }
        if (dice < 5) {
            return new Happening.Withdrawn(receipt(), now);
        }
        if (dice < 15) {
            return new Happening.Timed(now);
        }
        return new Happening.Commanded(command(entry), now);
    }

    private void passTime(HoldEntry entry) {
        Optional<Instant> timer = entry.nextTimer();
        int dice = random.nextInt(40);
        if (dice == 0 && timer.isPresent() && timer.get().isAfter(now)) {
            now = timer.get().minusMillis(random.nextInt(2));
        } else if (dice == 1) {
            now = now.plus(Duration.ofDays(random.nextInt(30)));
        } else if (dice < 30) {
            now = now.plus(Duration.ofMinutes(random.nextInt(120)));
        }
    }

    private Decision decision() {
        long[] held = new long[LINES];
        boolean any = random.nextInt(8) > 0;
        for (int i = 0; i < LINES; i++) {
            held[i] = any && random.nextInt(3) > 0 ? random.nextInt(2_000) : 0;
        }
        return DeskUnderTest.decision(held).build();
    }

    private ReversalReceipt receipt() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= LINES; i++) {
            if (random.nextInt(3) == 0) {
                lines.add("L" + i);
            }
        }
        return ReversalReceipt.newBuilder()
                .setReversalId("R" + random.nextInt(10))
                .setSettlementId("S1")
                .setPatientId("P00000000001")
                .setInstitutionId(DeskUnderTest.INSTITUTION)
                .setLineIds(random.nextInt(6) == 0 ? List.of() : lines.isEmpty() ? List.of("L1") : lines)
                .setSource(new Source("claims.settlements.v1", 0, 1L))
                .setReceivedAt(now)
                .build();
    }

    private HoldCommand command(HoldEntry entry) {
        if (!given.isEmpty() && random.nextInt(12) == 0) {
            return given.get(random.nextInt(given.size()));
        }
        HoldCommand command =
                random.nextInt(4) > 0 && entry instanceof Hold hold && !hold.ended() ? sensible(hold) : anything(entry);
        given.add(command);
        return command;
    }

    /** What somebody who looked at it might do; by a person who perhaps may not. */
    private HoldCommand sensible(Hold hold) {
        HoldCommandKind kind = switch (hold.stage()) {
            case HELD, APPEALED -> random.nextInt(6) == 0 ? aside() : HoldCommandKind.CLAIM;
            case FIRST_REVIEW, RE_REVIEW -> inHand(hold);
            case NOTIFIED -> random.nextInt(3) == 0 ? HoldCommandKind.ACCEPT : HoldCommandKind.APPEAL;
            case COLLEGIAL_REVIEW -> HoldCommandKind.VOTE;
            case RELEASED, DEDUCTED, PARTLY_DEDUCTED, REVERSED -> throw new AssertionError("it has ended");
        };
        HoldClaim claim = hold.claim();
        List<ActorRole> roles = HoldRules.roles(kind).stream().sorted().toList();
        ActorRole role = roles.get(random.nextInt(roles.size()));
        boolean byItsHolder = claim != null && kind != HoldCommandKind.CONFIRM && random.nextInt(5) > 0;
        String person = byItsHolder && claim != null ? claim.actorId() : person();
        return build(hold, kind, person, role, hold.step(), opinions(hold, kind));
    }

    private HoldCommandKind aside() {
        return switch (random.nextInt(4)) {
            case 0 -> HoldCommandKind.SUBMIT_LEAD;
            case 1 -> HoldCommandKind.PAUSE_CLOCK;
            case 2 -> HoldCommandKind.RESUME_CLOCK;
            default -> HoldCommandKind.UNCLAIM;
        };
    }

    private HoldCommandKind inHand(Hold hold) {
        if (hold.proposal() != null) {
            return random.nextInt(4) == 0 ? HoldCommandKind.RETURN : HoldCommandKind.CONFIRM;
        }
        return switch (random.nextInt(10)) {
            case 0 -> HoldCommandKind.ESCALATE;
            case 1 -> aside();
            case 2 -> HoldCommandKind.CLAIM;
            default -> HoldCommandKind.REVIEW;
        };
    }

    private HoldCommand anything(HoldEntry entry) {
        int step = entry instanceof Hold hold ? hold.step() : 0;
        int seen = random.nextInt(3) == 0 ? random.nextInt(step + 3) : step;
        HoldCommandKind kind = KINDS.get(random.nextInt(KINDS.size()));
        List<LineOpinion> opinions = new ArrayList<>();
        int count = random.nextInt(LINES);
        for (int i = 0; i < count; i++) {
            opinions.add(new LineOpinion("L" + random.nextInt(LINES + 2), random.nextLong(2_500) - 100));
        }
        ActorRole role = ROLES.get(random.nextInt(ROLES.size()));
        return build(entry, kind, person(), role, seen, opinions);
    }

    private String person() {
        return "u" + random.nextInt(PEOPLE);
    }

    private HoldCommand build(
            HoldEntry entry,
            HoldCommandKind kind,
            String person,
            ActorRole role,
            int seenStep,
            List<LineOpinion> opinions) {
        boolean institution = role == ActorRole.INSTITUTION;
        String whose = entry instanceof Hold hold && random.nextInt(10) > 0 ? hold.institutionId() : "H00000000000";
        return HoldCommand.newBuilder()
                .setCommandId("K" + (random.nextInt(50) == 0 ? 0 : given.size()))
                .setHoldId("S1")
                .setKind(kind)
                .setActorId(person)
                .setActorRole(role)
                .setActorInstitutionId(institution ? whose : null)
                .setSeenStep(seenStep)
                .setOpinions(opinions)
                .setReason("so it is")
                .setIssuedAt(now)
                .build();
    }

    private List<LineOpinion> opinions(Hold hold, HoldCommandKind kind) {
        boolean takesThem = kind == HoldCommandKind.REVIEW
                || kind == HoldCommandKind.VOTE
                || (kind == HoldCommandKind.APPEAL && random.nextBoolean());
        List<LineOpinion> opinions = new ArrayList<>();
        for (LineMoney line : hold.lines()) {
            if (takesThem && line.heldFen() > 0) {
                long least = kind == HoldCommandKind.APPEAL ? 1 : 0;
                long amount = random.nextInt(4) == 0
                        ? least
                        : random.nextInt(3) == 0 ? line.heldFen() : least + random.nextLong(line.heldFen() - least + 1);
                opinions.add(new LineOpinion(line.lineId(), amount));
            }
        }
        return opinions;
    }
}
