package org.claimscreener.engine.profile;

/** Where an institution's series live; in the job, keyed state. */
public interface SeriesStore {
    /** The series, {@link Series#EMPTY} when there is none. */
    Series get(String key);

    /** Keeps the series; an empty one may be dropped. */
    void put(String key, Series series);
}
