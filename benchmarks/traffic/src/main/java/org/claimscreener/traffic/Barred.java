package org.claimscreener.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;

/** Whom the authority has barred for all of the traffic. Nobody honest has to do with them. Stateless. */
final class Barred {
    private static final long DAYS_BEFORE = 30;
    private static final int FIRST_INSTITUTION = 4_000;
    private static final int INSTITUTIONS = 3;
    private static final int FIRST_PERSON = 500_000;
    private static final int PERSONS = 400;
    private static final String FORBIDDEN_NUMBER = "999999";

    private Barred() {}

    /** A doctor of the area who may not order anything that the fund pays. */
    static String practitioner(String area) {
        return "D" + area + FORBIDDEN_NUMBER;
    }

    /** A hospital whose agreement is terminated, beyond those of the map. */
    static Facility institution(long seed, int chooser) {
        int number = FIRST_INSTITUTION + Math.floorMod(chooser, INSTITUTIONS);
        return InstitutionMap.facility(number, FacilityKind.SECONDARY, InstitutionMap.area(0), number, seed);
    }

    /** A person whose online settlement is suspended, beyond the population and the cast. */
    static Patient person(Population population, int persons, int chooser) {
        return population.patient(persons + FIRST_PERSON + Math.floorMod(chooser, PERSONS));
    }

    static List<Standing> standings(TrafficSettings settings) {
        List<Standing> standings = new ArrayList<>();
        Instant from =
                Instant.ofEpochMilli(ShanghaiTime.startOfDayMs(settings.from().toEpochDay() - DAYS_BEFORE));
        for (int district = 0; district < InstitutionMap.districts(); district++) {
            String doctor = practitioner(InstitutionMap.area(district));
            standings.add(standing(SubjectKind.PRACTITIONER, doctor, StandingKind.TERMINATION, from));
        }
        for (int i = 0; i < INSTITUTIONS; i++) {
            String id = institution(settings.seed(), i).id();
            standings.add(standing(SubjectKind.INSTITUTION, id, StandingKind.TERMINATION, from));
        }
        Population population = new Population(settings, new Ids(settings.seed()));
        for (int i = 0; i < PERSONS; i++) {
            String id = person(population, settings.population(), i).id();
            standings.add(standing(SubjectKind.PATIENT, id, StandingKind.SUSPENSION, from));
        }
        return standings;
    }

    private static Standing standing(SubjectKind subject, String id, StandingKind kind, Instant from) {
        StandingEntry entry = StandingEntry.newBuilder()
                .setKind(kind)
                .setValue("")
                .setValidFrom(from)
                .setValidTo(null)
                .setOrderNo("医保处〔2025〕1号")
                .setLegalBasis("《医疗保障基金使用监督管理条例》第十三条")
                .setEmergencyExempt(true)
                .build();
        return Standing.newBuilder()
                .setSubjectKind(subject)
                .setSubjectId(id)
                .setEntries(List.of(entry))
                .setIssuedAt(from)
                .setIssuedBy("医保局")
                .build();
    }
}
