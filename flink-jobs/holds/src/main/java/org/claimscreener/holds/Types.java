package org.claimscreener.holds;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.formats.avro.typeutils.AvroTypeInfo;
import org.claimscreener.holds.record.Arrival;
import org.claimscreener.holds.record.Happening;
import org.claimscreener.holds.record.Outgoing;

/** The types that flow between operators, all Avro and never Kryo. */
public final class Types {
    public static final TypeInformation<Arrival> ARRIVAL = new AvroTypeInfo<>(Arrival.class);
    public static final TypeInformation<Happening> HAPPENING = new AvroTypeInfo<>(Happening.class);
    public static final TypeInformation<Outgoing> OUTGOING = new AvroTypeInfo<>(Outgoing.class);

    private Types() {}
}
