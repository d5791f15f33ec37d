package org.claimscreener.flow.log;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;

/** The types of what comes from logs and goes to them: Avro, never Kryo. */
public final class LogTypes {
    public static final TypeInformation<Arrival> ARRIVAL = new AvroTypeInfo<>(Arrival.class);
    public static final TypeInformation<Outgoing> OUTGOING = new AvroTypeInfo<>(Outgoing.class);

    private LogTypes() {}
}
