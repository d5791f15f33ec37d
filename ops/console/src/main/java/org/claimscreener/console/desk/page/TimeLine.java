package org.claimscreener.console.desk.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.claimscreener.console.view.PastSettlement;

/**
 * Earlier settlements that findings rest on, as points on a line of time 1,000 units long.
 *
 * @param points those whose day is known, earliest first; the last is this settlement
 * @param ticks first days of months, at most {@link #MOST_TICKS}
 */
public record TimeLine(List<Point> points, List<Tick> ticks) {
    static final int MOST_TICKS = 7;
    private static final int LEFT = 40;
    private static final int WIDTH = 920;
    private static final int LANE = 18;
    private static final int NEAR = 14;
    private static final int LANES = 4;
    private static final int HIGHEST = 66;

    public TimeLine {
        points = List.copyOf(points);
        ticks = List.copyOf(ticks);
    }

    /**
     * A settlement.
     *
     * @param x from the left
     * @param y above the line; settlements of neighbouring days stand over each other
     * @param past empty of the settlement that is looked at
     */
    public record Point(int x, int y, LocalDate day, Optional<PastSettlement> past) {}

    /** A mark below the line. */
    public record Tick(int x, LocalDate day) {}

    /** Where the picture begins: there is no room above the highest point. */
    public int top() {
        return HIGHEST - points.stream().mapToInt(Point::y).max().orElse(0);
    }

    /** The line up to a day; without points when no earlier day is known. */
    static TimeLine of(List<PastSettlement> past, LocalDate today) {
        List<PastSettlement> dated = past.stream()
                .filter(settlement -> settlement.firstDay().isPresent())
                .toList();
        if (dated.isEmpty()) {
            return new TimeLine(List.of(), List.of());
        }
        Set<LocalDate> days = new java.util.TreeSet<>();
        dated.forEach(settlement -> days.add(settlement.firstDay().orElse(today)));
        days.add(today);
        Scale scale = Scale.over(days.stream().toList());
        List<Point> points = new ArrayList<>();
        for (PastSettlement settlement : dated) {
            add(points, scale, settlement.firstDay().orElse(today), Optional.of(settlement));
        }
        add(points, scale, today, Optional.empty());
        return new TimeLine(points, scale.ticks());
    }

    private static void add(List<Point> points, Scale scale, LocalDate day, Optional<PastSettlement> past) {
        int x = scale.x(day);
        long near =
                points.stream().filter(point -> Math.abs(point.x() - x) < NEAR).count();
        points.add(new Point(x, (int) (near % LANES) * LANE, day, past));
    }

    private record Scale(LocalDate first, long days) {
        static Scale over(List<LocalDate> sorted) {
            LocalDate first = sorted.get(0);
            return new Scale(first, Math.max(1, ChronoUnit.DAYS.between(first, sorted.get(sorted.size() - 1))));
        }

        int x(LocalDate day) {
            return (int) (LEFT + ChronoUnit.DAYS.between(first, day) * WIDTH / days);
        }

        List<Tick> ticks() {
            List<LocalDate> months = Stream.iterate(
                            first.withDayOfMonth(1).plusMonths(1),
                            month -> ChronoUnit.DAYS.between(first, month) <= days,
                            month -> month.plusMonths(1))
                    .toList();
            int every = months.size() / MOST_TICKS + 1;
            List<Tick> ticks = new ArrayList<>();
            for (int i = 0; i < months.size(); i += every) {
                ticks.add(new Tick(x(months.get(i)), months.get(i)));
            }
            return ticks;
        }
    }
}
