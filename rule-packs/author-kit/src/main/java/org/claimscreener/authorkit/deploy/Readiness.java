package org.claimscreener.authorkit.deploy;

/**
 * How far jobs have come with a pack.
 *
 * @param ready subtasks that have compiled it
 * @param subtasks of all jobs that have reported anything; 0: no job has
 * @param refused why one of them cannot use it, or ""
 */
record Readiness(int ready, int subtasks, String refused) {
    boolean isComplete() {
        return subtasks > 0 && ready == subtasks && refused.isEmpty();
    }

    /** E.g. {@code 3/4}. */
    String inWords() {
        if (!refused.isEmpty()) {
            return "refused";
        }
        return subtasks == 0 ? "-" : ready + "/" + subtasks;
    }
}
