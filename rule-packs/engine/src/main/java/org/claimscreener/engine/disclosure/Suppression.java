package org.claimscreener.engine.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Which counts of a month are not shown. Counts from 1 to 9 are not; and to each of them so many others that there is a
 * {@link Block} of hidden cells through it which can change by ten or more with everything shown unchanged. So whoever
 * knows all that is shown, all sums, that a hidden count is at least 1 and that a rule's holds are some of all holds, is
 * left with at least eleven values of every hidden count. Zeros are always shown.
 *
 * <p>Of the blocks through a cell the one that hides least is taken, counted in cells, of totals more than of parts; larger
 * regions first, for their blocks hide cells of smaller ones anyway. That is no smallest choice over all, but a quick one.
 * Immutable.
 */
public final class Suppression {
    /** The smallest count that is shown, but for 0. */
    public static final int SMALLEST_SHOWN = 10;

    /** By how much a hidden count must be able to change. */
    static final int RANGE = 10;

    private static final int WEIGHT_OF_RULE = 2;
    private static final List<Integer> WEIGHT_BY_DEPTH = List.of(12, 4, 1);

    private final Grid grid;
    private final Tree counts;
    private final Tree countsOfRules;
    private final @Nullable Block[] proofs;

    private Suppression(Grid grid) {
        this.grid = grid;
        proofs = new Block[grid.height() * Count.all().size()];
        counts = new Tree(Count.all().stream()
                .map(count -> count.partOf().map(Count::place).orElse(-1))
                .toList());
        countsOfRules = new Tree(Count.all().stream()
                .map(count -> count.partOf()
                        .filter(Count.ofRules()::contains)
                        .map(Count::place)
                        .orElse(-1))
                .toList());
    }

    /** Of the month's true figures. */
    public static Suppression of(MonthFigures figures) {
        Suppression suppression = new Suppression(new Grid(figures));
        suppression.hide();
        return suppression;
    }

    /** Whether a region's count is not shown. */
    public boolean hidesOfRegion(String code, Count count) {
        return isHidden(grid.regionCodes().indexOf(code), count.place());
    }

    /** Whether a rule's count is not shown. */
    public boolean hidesOfRule(String code, Count count) {
        return isHidden(grid.regionCodes().size() + grid.ruleCodes().indexOf(code), count.place());
    }

    Grid grid() {
        return grid;
    }

    /** Why a cell cannot be known; empty when it is shown. */
    Optional<Block> proof(int row, int column) {
        return Optional.ofNullable(proofs[place(row, column)]);
    }

    private boolean isHidden(int row, int column) {
        return proofs[place(row, column)] != null;
    }

    private static int place(int row, int column) {
        return row * Count.all().size() + column;
    }

    private void hide() {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < grid.height(); row++) {
            rows.add(row);
        }
        rows.sort(Comparator.comparing(grid::isRule).thenComparing(row -> grid.isRule(row) ? 0 : depth(row)));
        for (int row : rows) {
            for (Count count : grid.isRule(row) ? Count.ofRules() : Count.all()) {
                long value = grid.value(row, count.place());
                if (value > 0 && value < SMALLEST_SHOWN && !isHidden(row, count.place())) {
                    hide(cheapest(row, count.place()));
                }
            }
        }
    }

    private int depth(int region) {
        return grid.regions().depth(region);
    }

    private void hide(Block block) {
        for (Block.Cell cell : block.cells()) {
            int place = place(cell.row(), cell.column());
            if (proofs[place] == null) {
                proofs[place] = block;
            }
        }
    }

    /** There is always one: from the cell up to everything screened, of which then no number is shown. */
    private Block cheapest(int row, int column) {
        Block best;
        if (grid.isRule(row)) {
            best = cheapest(ofRule(row, column));
            best = best == null ? cheapest(ofRuleAndRegions(row, column)) : best;
        } else {
            best = cheapest(ofRegions(grid.regions().through(row), counts.through(column)));
        }
        if (best == null) {
            throw new IllegalStateException("no block through a count that is not 0");
        }
        return best;
    }

    /** The first of the cheapest that change by enough; null when none does. */
    private @Nullable Block cheapest(List<Block> candidates) {
        Block best = null;
        long least = Long.MAX_VALUE;
        for (Block candidate : candidates) {
            long cost = cost(candidate);
            if (cost < least && grid.range(candidate) >= RANGE) {
                best = candidate;
                least = cost;
            }
        }
        return best;
    }

    private static List<Block> ofRegions(List<Path> rows, List<Path> columns) {
        return rows.stream()
                .flatMap(path -> columns.stream().map(across -> Block.ofRegions(path, across)))
                .toList();
    }

    private List<Block> ofRule(int row, int column) {
        return countsOfRules.through(column).stream()
                .map(across -> Block.ofRule(row, across))
                .toList();
    }

    /** Where a rule has nearly all of an outcome, more of it can only be thought where more of all can. */
    private List<Block> ofRuleAndRegions(int row, int column) {
        List<Block> blocks = new ArrayList<>();
        for (Path across : countsOfRules.through(column)) {
            for (Path rows : grid.regions().through(grid.all())) {
                for (Path further : furtherUp(across)) {
                    blocks.add(new Block(rows, further, row, across));
                }
            }
        }
        return blocks;
    }

    /** A rule's table ends with what is held; that of regions goes on to what is screened. */
    private static List<Path> furtherUp(Path across) {
        return across.sign(Count.HELD.place()) == 0
                ? List.of(across)
                : List.of(across.and(Count.NOT_HELD.place(), -1), across.and(Count.SCREENED.place(), 1));
    }

    private long cost(Block block) {
        long cost = 0;
        for (Block.Cell cell : block.cells()) {
            if (!isHidden(cell.row(), cell.column())) {
                cost += weight(cell.row()) * (long) weightOfColumn(cell.column());
            }
        }
        return cost;
    }

    private int weight(int row) {
        return grid.isRule(row) ? WEIGHT_OF_RULE : WEIGHT_BY_DEPTH.get(depth(row));
    }

    /** The more is counted in it, the more is lost with it. */
    private int weightOfColumn(int column) {
        return counts.children(column).size() + 1;
    }
}
