package org.claimscreener.traffic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.wire.record.Institution;

/** The institutions of each district. Their number grows with the population and never with time. */
final class InstitutionMap {
    private static final List<String> AREAS = List.of("430102", "430103", "430104", "430105", "430111");
    private static final int PERSONS_PER_SET = 20_000;
    private static final int FIRST_INTERNET_HOSPITAL = 3_000;

    private final List<Map<FacilityKind, List<Facility>>> districts = new ArrayList<>();
    private final List<Facility> internet = new ArrayList<>();
    private int count;

    InstitutionMap(long seed, int population) {
        int sets = Math.max(1, Math.round((float) population / PERSONS_PER_SET));
        for (String area : AREAS) {
            districts.add(district(seed, area, sets));
        }
        for (int i = 0; i < sets; i++) {
            internet.add(facility(seed, FacilityKind.INTERNET, AREAS.get(0), FIRST_INTERNET_HOSPITAL + i));
        }
    }

    static int districts() {
        return AREAS.size();
    }

    static String area(int district) {
        return AREAS.get(district);
    }

    /** The internet hospital that serves a patient, wherever he lives. */
    Facility internet(long chooser) {
        return internet.get(Dice.fixed(chooser, internet.size()));
    }

    /** One of the district's institutions of a kind, fixed by the chooser. */
    Facility pick(int district, FacilityKind kind, long chooser) {
        List<Facility> all = of(district, kind);
        return all.get(Dice.fixed(chooser, all.size()));
    }

    List<Facility> of(int district, FacilityKind kind) {
        List<Facility> all = districts.get(district).get(kind);
        if (all == null) {
            throw new IllegalArgumentException("No district has a " + kind);
        }
        return all;
    }

    private Map<FacilityKind, List<Facility>> district(long seed, String area, int sets) {
        Map<FacilityKind, List<Facility>> district = new EnumMap<>(FacilityKind.class);
        int local = 0;
        for (FacilityKind kind : FacilityKind.values()) {
            List<Facility> all = new ArrayList<>();
            for (int i = 0; i < kind.perDistrict() * sets; i++) {
                all.add(facility(seed, kind, area, ++local));
            }
            if (!all.isEmpty()) {
                district.put(kind, List.copyOf(all));
            }
        }
        return district;
    }

    private Facility facility(long seed, FacilityKind kind, String area, int local) {
        return facility(count++, kind, area, local, seed);
    }

    static Facility facility(int number, FacilityKind kind, String area, int local, long seed) {
        boolean pharmacy = kind == FacilityKind.PHARMACY;
        Institution wire = Institution.newBuilder()
                .setInstitutionId((pharmacy ? "P" : "H") + area + Ids.digits(local, 5))
                .setName((pharmacy ? "药店" : "机构") + Ids.digits(local, 5))
                .setKind(pharmacy ? "2" : "1")
                .setLevel(level(kind, Dice.hash(seed, local, Integer.parseInt(area))))
                .build();
        return new Facility(number, local, kind, area, wire);
    }

    private static String level(FacilityKind kind, long chooser) {
        boolean upper = Dice.fixed(chooser, 3) > 0;
        return switch (kind) {
            case TERTIARY -> upper ? "2" : "3";
            case SECONDARY -> upper ? "5" : "6";
            case PRIMARY -> upper ? "8" : "9";
            case CLINIC, PHARMACY -> "11";
            case INTERNET -> "2";
        };
    }
}
