package org.claimscreener.engine.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Nodes each of which is the sum of its children, and how sums allow to change them: adding to some what is taken from
 * others, such that every sum still holds. Nodes are numbered from 0. Immutable.
 */
final class Tree {
    private static final int NONE = -1;

    private final List<Integer> parents;
    private final List<List<Integer>> children = new ArrayList<>();

    /** @param parents of each node; -1 where it is part of nothing */
    Tree(List<Integer> parents) {
        this.parents = List.copyOf(parents);
        parents.forEach(any -> children.add(new ArrayList<>()));
        for (int node = 0; node < parents.size(); node++) {
            if (parents.get(node) != NONE) {
                children.get(parents.get(node)).add(node);
            }
        }
    }

    int parent(int node) {
        return parents.get(node);
    }

    List<Integer> children(int node) {
        return List.copyOf(children.get(node));
    }

    /** How far it is from the root, which is 0. */
    int depth(int node) {
        int depth = 0;
        for (int above = parents.get(node); above != NONE; above = parents.get(above)) {
            depth++;
        }
        return depth;
    }

    /**
     * All simple changes of which a node is a part: from a leaf under it up to below some node above it, and down from
     * there to another leaf with the opposite sign; or from the leaf up to the root, which the change then changes too.
     */
    List<Path> through(int node) {
        List<Path> paths = new ArrayList<>();
        for (int leaf : leaves(node)) {
            List<Integer> up = new ArrayList<>();
            boolean passed = false;
            for (int at = leaf; at != NONE; at = parents.get(at)) {
                up.add(at);
                passed |= at == node;
                if (passed) {
                    addTurned(paths, up, at);
                }
            }
            paths.add(Path.up(up));
        }
        return paths;
    }

    /** Turned round at the parent of the last node, to the leaves below its other children. */
    private void addTurned(List<Path> paths, List<Integer> up, int last) {
        if (parents.get(last) == NONE) {
            return;
        }
        for (int sibling : children.get(parents.get(last))) {
            if (sibling != last) {
                for (int leaf : leaves(sibling)) {
                    paths.add(Path.turned(up, down(leaf, sibling)));
                }
            }
        }
    }

    private List<Integer> down(int leaf, int top) {
        List<Integer> nodes = new ArrayList<>();
        for (int at = leaf; at != top; at = parents.get(at)) {
            nodes.add(at);
        }
        nodes.add(top);
        return nodes;
    }

    private List<Integer> leaves(int node) {
        if (children.get(node).isEmpty()) {
            return List.of(node);
        }
        return children.get(node).stream()
                .flatMap(child -> leaves(child).stream())
                .toList();
    }
}
