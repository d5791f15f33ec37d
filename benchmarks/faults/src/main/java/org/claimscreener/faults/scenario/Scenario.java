package org.claimscreener.faults.scenario;

import java.io.IOException;

import org.claimscreener.faults.lab.NotHere;
import org.claimscreener.faults.lab.Shape;

/** One fault as a script. The load flows when it begins, and is stopped and drained when it has ended. */
public interface Scenario {
    /** What it needs to find. */
    default Shape shape() {
        return Shape.SMALL;
    }

    /**
     * Injects the fault, once or several times, and leaves a system that can recover.
     *
     * @throws IOException when the system does not do what it must, with the reason
     * @throws NotHere when this machine cannot do it
     */
    void run(Trial trial) throws IOException, NotHere;
}
