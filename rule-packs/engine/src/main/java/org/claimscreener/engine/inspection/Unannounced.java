package org.claimscreener.engine.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom to inspect without notice: most by risk, some by lot from all the others, so that nobody is safe; and who inspects, by
 * lot too. It hangs on the seed and its arguments alone, whatever their order: once the seed is revealed anybody draws the same
 * list. Immutable, thread-safe.
 *
 * @param round names the list; a second one of a month is another round, and draws anew
 */
public record Unannounced(DrawSeed seed, String round) {
    private static final int PER_MILLE = 1_000;
    private static final int TEAM = 2;
    private static final int MAX_ROUND_LENGTH = 100;

    public Unannounced {
        if (round.isBlank() || round.length() > MAX_ROUND_LENGTH || round.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a round of inspections without a name, or with too long a one");
        }
    }

    /**
     * One institution of the list.
     *
     * @param byLot it stands here by lot and not for its risk
     * @param inspectors two, by lot; fewer when the list of inspectors has no two who are not at home there
     */
    public record Visit(InstitutionRisk institution, boolean byLot, List<String> inspectors) {
        public Visit {
            inspectors = List.copyOf(inspectors);
        }
    }

    /**
     * Draws the list: those by risk first, the riskiest first, of equal risk by lot; then those by lot.
     *
     * @param candidates each institution once
     * @param most how long the list may be, at least 1
     * @param byLotPerMille of a thousand places so many by lot, rounded up; 0 for none
     * @param inspectors each once
     */
    public List<Visit> list(List<InstitutionRisk> candidates, int most, int byLotPerMille, List<Inspector> inspectors) {
        if (most < 1 || byLotPerMille < 0 || byLotPerMille > PER_MILLE) {
            throw new IllegalArgumentException(most + " places, of a thousand " + byLotPerMille + " by lot");
        }
        int places = Math.min(most, candidates.size());
        int byLot = (int) (((long) places * byLotPerMille + PER_MILLE - 1) / PER_MILLE);
        List<InstitutionRisk> ranked = candidates.stream()
                .sorted(Comparator.comparingInt((InstitutionRisk one) -> -one.risk())
                        .thenComparing(inLots("institution")))
                .toList();
        List<InstitutionRisk> rest = new ArrayList<>(ranked.subList(places - byLot, ranked.size()));
        rest.sort(inLots("any institution"));
        return Stream.concat(
                        ranked.stream().limit(places - byLot).map(one -> visit(one, false, inspectors)),
                        rest.stream().limit(byLot).map(one -> visit(one, true, inspectors)))
                .toList();
    }

    private Comparator<InstitutionRisk> inLots(String purpose) {
        return Comparator.comparingLong((InstitutionRisk one) -> lot(purpose, one.institutionId()))
                .thenComparing(InstitutionRisk::institutionId);
    }

    private Visit visit(InstitutionRisk institution, boolean byLot, List<Inspector> inspectors) {
        List<String> team = inspectors.stream()
                .filter(one -> !one.isOf(institution.institutionId()))
                .map(Inspector::id)
                .sorted(Comparator.comparingLong(
                                (String id) -> lot("inspector", institution.institutionId() + "\n" + id))
                        .thenComparing(id -> id))
                .limit(TEAM)
                .toList();
        return new Visit(institution, byLot, team);
    }

    private long lot(String purpose, String what) {
        return seed.lotFor("unannounced " + round + " " + purpose, what);
    }
}
