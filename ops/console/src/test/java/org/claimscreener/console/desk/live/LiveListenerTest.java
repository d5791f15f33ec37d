package org.claimscreener.console.desk.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.console.view.HoldChange;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveListenerTest {
    private final List<String> told = new ArrayList<>();

    private final LiveListener.Outlet outlet = new LiveListener.Outlet() {
        @Override
        public void event(String name, String data) {
            told.add(name + "=" + data);
        }

        @Override
        public void stillHere() {
            told.add("here");
        }

        @Override
        public void end() {
            told.add("end");
        }
    };

    private static HoldChange change(String holdId, String institutionId, HoldEvent event) {
        return new HoldChange(holdId, 1, institutionId, event, HoldStage.HELD);
    }

    private LiveListener listener(Optional<String> institutionId, boolean wantsNew) {
        return new LiveListener(List.of("S1", "S2"), institutionId, wantsNew, outlet);
    }

    @Test
    void tellsOfWatchedHoldsByTheirPlaceOnceForManyChanges() {
        LiveListener listener = listener(Optional.empty(), true);
        listener.note(change("S2", "H1", HoldEvent.CLAIMED));
        listener.note(change("S2", "H1", HoldEvent.REVIEWED));
        listener.note(change("S3", "H1", HoldEvent.REVIEWED));

        assertThat(listener.startTelling()).isTrue();
        listener.tell();

        assertThat(told).containsExactly("hold-1=1", "here");
        assertThat(listener.startTelling()).isFalse();
    }

    @Test
    void countsNewHoldsSinceThePageWasDrawn() {
        LiveListener listener = listener(Optional.empty(), true);
        listener.note(change("S8", "H1", HoldEvent.OPENED));
        listener.tell();
        listener.note(change("S9", "H1", HoldEvent.OPENED));
        listener.tell();

        assertThat(told).containsExactly("opened=1", "here", "opened=2", "here");
    }

    @Test
    void tellsAnInstitutionOnlyOfItsOwn() {
        LiveListener listener = listener(Optional.of("H1"), true);
        listener.note(change("S1", "H2", HoldEvent.CLAIMED));
        listener.note(change("S8", "H2", HoldEvent.OPENED));

        assertThat(listener.startTelling()).isFalse();
    }

    @Test
    void tellsOneAtATime() {
        LiveListener listener = listener(Optional.empty(), true);
        listener.note(change("S1", "H1", HoldEvent.CLAIMED));

        assertThat(listener.startTelling()).isTrue();
        assertThat(listener.startTelling()).isFalse();
        listener.tell();
        listener.note(change("S1", "H1", HoldEvent.REVIEWED));
        assertThat(listener.startTelling()).isTrue();
    }

    @Test
    void endsAfterTenMinutesSoThatThePageIsAskedAgainWhoItIs() {
        LiveListener listener = listener(Optional.empty(), false);
        int rounds = 0;
        while (!told.contains("end") && rounds < 10_000) {
            rounds++;
            if (listener.startTelling()) {
                listener.tell();
            }
        }

        assertThat(rounds).isEqualTo(2_400);
    }

    @Test
    void saysNowAndThenThatItIsStillThere() {
        LiveListener listener = listener(Optional.empty(), false);
        listener.note(change("S8", "H1", HoldEvent.OPENED));
        int rounds = 0;
        while (!listener.startTelling()) {
            rounds++;
        }
        listener.tell();

        assertThat(rounds).isLessThan(100);
        assertThat(told).containsExactly("here");
    }
}
