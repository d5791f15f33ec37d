package org.claimscreener.traffic;

import java.util.Iterator;
import java.util.List;
import java.util.Set;

import org.claimscreener.wire.record.Standing;

/**
 * Endless traffic of a settlement network, in the order of sending. Deterministic: the same settings give the same bytes. Memory
 * follows the population (a day's visits), never time. Not thread-safe.
 *
 * <p>Honest traffic keeps the law: an ideal rule set finds nothing in it. Frauds carry a {@link Label}.
 */
public final class Traffic implements Iterator<TrafficEvent> {
    private final TrafficSettings settings;
    private final PatientCalendar calendar;
    private final HonestCrowds crowds;
    private final FraudPlanner frauds;
    private final Malformations malformations;
    private final Outbox outbox;

    private long nextDay;
    private int honestToday;

    /** With the frauds that are usual: see {@link FraudPattern#usual}. */
    public Traffic(TrafficSettings settings) {
        this(settings, FraudPattern.usual());
    }

    /**
     * With frauds of the given patterns and no others.
     *
     * @param patterns at least one
     */
    public Traffic(TrafficSettings settings, Set<FraudPattern> patterns) {
        this.settings = settings;
        this.nextDay = settings.from().toEpochDay();
        Ids ids = new Ids(settings.seed());
        Serials serials = new Serials();
        ItemCatalogue items = new ItemCatalogue();
        ConditionTable conditions = new ConditionTable();
        InstitutionMap map = new InstitutionMap(settings.seed(), settings.population());
        Population population = new Population(settings, ids);
        HonestBills bills = new HonestBills(settings.seed(), items, ids);
        SettlementWriter writer = new SettlementWriter(ids);
        Props props =
                new Props(items, conditions, map, bills, ids, serials, new Cast(population, settings.population()));
        this.calendar = new PatientCalendar(population, new Habits(map), conditions, serials);
        this.crowds = new HonestCrowds(settings, population, map, conditions, serials);
        this.frauds = new FraudPlanner(settings, patterns, props, writer);
        this.malformations = new Malformations(settings, props, writer);
        this.outbox = new Outbox(settings, bills, writer, serials);
    }

    /** Always true. */
    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public TrafficEvent next() {
        // Nothing is sent before the day on which it is planned, so what lies before the next day is complete.
        while (!outbox.holdsBefore(ShanghaiTime.startOfDayMs(nextDay))) {
            planDay(nextDay);
            nextDay++;
        }
        return outbox.take();
    }

    /**
     * What the authority has ordered about whom, for all of this traffic. Honest settlements have nothing to do with any of it;
     * whoever screens frauds of {@link FraudPattern#needsStanding} must know it.
     */
    public List<Standing> standings() {
        return Barred.standings(settings);
    }

    /** Events planned and not yet sent. */
    int waiting() {
        return outbox.size();
    }

    private void planDay(long day) {
        honestToday = 0;
        for (int person = 0; person < settings.population(); person++) {
            calendar.visitsOn(person, day, this::honest);
        }
        crowds.planDay(day, this::honest);
        frauds.planDay(day, honestToday, outbox::send);
        malformations.planDay(day, honestToday, outbox);
    }

    private void honest(Encounter encounter) {
        honestToday++;
        outbox.honest(encounter);
    }
}
