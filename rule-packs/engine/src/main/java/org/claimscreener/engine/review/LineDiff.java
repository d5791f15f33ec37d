package org.claimscreener.engine.review;

import java.util.ArrayList;
import java.util.List;

/** Lines that went and lines that came, in their order, without those that stayed. Stateless. */
final class LineDiff {
    /** Above it the table below would take more memory than the answer is worth. */
    private static final int MOST_CELLS = 4_000_000;

    private LineDiff() {}

    static List<String> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        if (old.equals(now)) {
            return List.of();
        }
        if ((long) old.size() * now.size() > MOST_CELLS) {
            return List.of(old.size() + " lines -> " + now.size() + " lines");
        }
        int[][] common = common(old, now);
        List<String> found = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            boolean same = i < old.size() && j < now.size() && old.get(i).equals(now.get(j));
            if (same) {
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                found.add("- " + old.get(i++));
            } else {
                found.add("+ " + now.get(j++));
            }
        }
        return found;
    }

    /** Length of the longest common part from line i of the one and line j of the other on. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? 1 + common[i + 1][j + 1]
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
