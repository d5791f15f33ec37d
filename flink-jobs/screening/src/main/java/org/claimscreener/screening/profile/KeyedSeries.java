package org.claimscreener.screening.profile;

import org.apache.flink.api.common.state.MapState;
import org.claimscreener.engine.profile.Series;
import org.claimscreener.engine.profile.SeriesStore;
import org.claimscreener.screening.record.SeriesState;

/** The current institution's series in keyed state. */
final class KeyedSeries implements SeriesStore {
    private final MapState<String, SeriesState> state;

    KeyedSeries(MapState<String, SeriesState> state) {
        this.state = state;
    }

    @Override
    public Series get(String key) {
        try {
            SeriesState stored = state.get(key);
            return stored == null ? Series.EMPTY : ProfileStates.loaded(stored);
        } catch (Exception e) {
            throw new StateAccessException("series " + key, e);
        }
    }

    @Override
    public void put(String key, Series series) {
        try {
            if (series.panes().isEmpty()) {
                state.remove(key);
            } else {
                state.put(key, ProfileStates.stored(series));
            }
        } catch (Exception e) {
            throw new StateAccessException("series " + key, e);
        }
    }

    /** Keyed state could not be read or written. The task restarts from its checkpoint: half a fold must not stay. */
    static final class StateAccessException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StateAccessException(String what, Exception cause) {
            super("Keyed state could not be accessed: " + what, cause);
        }
    }
}
