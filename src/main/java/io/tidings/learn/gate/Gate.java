package io.tidings.learn.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.tidings.learn.gate.GateReport.Check;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.BinomialTest;

/// Judges a challenger. Pure: the same evidence gives the same decision. Any thread may ask.
///
/// The first question that is not passed names the reason; all are asked, for the report.
public final class Gate {

    private static final int MOST_LISTED = 50;
    /// A champion worse than chance by chance alone: so seldom that feedback is turned round instead.
    private static final double INVERTED_LEVEL = 0.001;
    /// By how much the confidence of a label that is more than a guess lies above chance.
    private static final double MEANT = 0.01;
    /// Of rehearsed texts, only those count that the champion is surer of.
    private static final double SURE = 0.9;

    private final GateSettings settings;

    public Gate(GateSettings settings) {
        this.settings = settings;
    }

    public Decision decide(Evidence evidence) {
        var champion = LabelFigures.of(evidence.labels(), evidence.heldOut(), Judged::champion);
        var challenger = LabelFigures.of(evidence.labels(), evidence.heldOut(), Judged::challenger);
        var comparison = compare(evidence.heldOut(), champion, challenger);
        var checks = new ArrayList<Check>();
        checks.add(trusted(evidence));
        checks.add(upright(evidence));
        checks.add(labels(evidence, champion, challenger));
        checks.add(rehearsal(evidence));
        checks.add(home(evidence));
        checks.add(golden(evidence));
        checks.add(calibration(champion, challenger));
        checks.add(speed(evidence));
        var report = new GateReport(champion, challenger, comparison, checks, subjects(evidence.heldOut()),
                flips(evidence.heldOut()), measured(evidence));
        return decide(evidence, report);
    }

    private Decision decide(Evidence evidence, GateReport report) {
        int held = evidence.heldOut().size();
        if (held < settings.minHeldOut()) {
            return new Decision.Shadow(held + " held-out examples, " + settings.minHeldOut() + " are needed", report);
        }
        long enough = report.champion().counts().values().stream().filter(n -> n >= settings.minPerLabel()).count();
        if (enough < 2) {
            return new Decision.Rejected("feedback is one-sided: of the labels held out, " + report.champion().counts()
                    + ", two must have " + settings.minPerLabel() + " examples or more", report);
        }
        for (Check check : report.checks()) {
            if (!check.passed()) {
                return new Decision.Rejected(check.name() + ": " + check.detail(), report);
            }
        }
        return better(report);
    }

    private Decision better(GateReport report) {
        var found = report.comparison();
        String figures = String.format(Locale.ROOT, "accuracy %.3f against %.3f on %d held-out examples, p %.2g",
                report.challenger().accuracy(), report.champion().accuracy(), report.champion().texts(), found.p());
        if (found.difference() <= 0) {
            return new Decision.Rejected("not better: " + figures, report);
        }
        if (found.p() > settings.level() || found.difference() < settings.margin()) {
            return new Decision.Shadow(String.format(Locale.ROOT, "not enough evidence: %s; %.2g and a difference of "
                    + "%.3f are asked for", figures, settings.level(), settings.margin()), report);
        }
        return new Decision.Promoted(figures, report);
    }

    private static GateReport.Comparison compare(List<Judged> heldOut, LabelFigures champion,
            LabelFigures challenger) {
        int onlyChampion = 0;
        int onlyChallenger = 0;
        for (Judged one : heldOut) {
            onlyChampion += one.championRight() && !one.challengerRight() ? 1 : 0;
            onlyChallenger += one.challengerRight() && !one.championRight() ? 1 : 0;
        }
        int discordant = onlyChampion + onlyChallenger;
        double p = discordant == 0 ? 1 : above(onlyChallenger, discordant, 0.5);
        return new GateReport.Comparison(onlyChampion, onlyChallenger, challenger.accuracy() - champion.accuracy(), p);
    }

    private static double above(int hits, int trials, double chance) {
        return BinomialTest.withDefaults()
                .with(AlternativeHypothesis.GREATER_THAN)
                .test(trials, hits, chance)
                .getPValue();
    }

    /// Feedback that often contradicts a model where that model, having learnt from other such feedback, is surest, is
    /// noise: of honest feedback a model is right about what it is sure of. Not so the first that is better than a
    /// champion which knows nothing: it is weak, and there is nothing to lose.
    private Check trusted(Evidence evidence) {
        List<Judged> surest = evidence.heldOut()
                .stream()
                .sorted(Comparator.comparingDouble((Judged one) -> -one.challenger().confidence())
                        .thenComparing(Judged::id))
                .limit((evidence.heldOut().size() + 1) / 2)
                .toList();
        long against = surest.stream().filter(one -> !one.challengerRight()).count();
        double share = surest.isEmpty() ? 0 : (double) against / surest.size();
        double most = meant(evidence).isEmpty() ? 1 : settings.noiseTolerance();
        return new Check("noise", share <= most,
                String.format(Locale.ROOT,
                        "feedback contradicts the challenger in %.0f %% of the cases it is surest of, %.0f %% are allowed"
                                + " (learn.gate.noiseTolerance)",
                        100 * share, 100 * most));
    }

    /// Feedback that contradicts the champion more often than rolling dice would has its labels turned round.
    private static Check upright(Evidence evidence) {
        double chance = 1 - 1.0 / evidence.labels().size();
        var meant = meant(evidence);
        int total = meant.size();
        int wrong = (int) meant.stream().filter(one -> !one.championRight()).count();
        double p = total == 0 ? 1 : above(wrong, total, chance);
        return new Check("inverted", p > INVERTED_LEVEL || wrong <= chance * total,
                String.format(Locale.ROOT,
                        "feedback contradicts the champion in %d of %d cases, more than chance would (p %.2g)", wrong,
                        total, p));
    }

    /// The cases of which the champion gives more than a guess; of one that knows nothing yet there are none.
    private static List<Judged> meant(Evidence evidence) {
        double guess = 1.0 / evidence.labels().size();
        return evidence.heldOut().stream().filter(one -> one.champion().confidence() > guess + MEANT).toList();
    }

    private Check labels(Evidence evidence, LabelFigures champion, LabelFigures challenger) {
        if (meant(evidence).isEmpty()) {
            return new Check("labels", true, "the champion only guesses; whatever it guesses has no F1 to keep");
        }
        var worse = new ArrayList<String>();
        champion.f1().forEach((label, former) -> {
            double now = challenger.f1().getOrDefault(label, 0.0);
            if (champion.counts().getOrDefault(label, 0) >= settings.minPerLabel()
                    && former - now > settings.labelTolerance()) {
                worse.add(String.format(Locale.ROOT, "%s %.3f after %.3f", label, now, former));
            }
        });
        return new Check("labels", worse.isEmpty(),
                worse.isEmpty()
                        ? "no label's F1 fell by more than " + settings.labelTolerance()
                        : "F1 of a label fell by more than " + settings.labelTolerance() + ": " + worse);
    }

    private Check rehearsal(Evidence evidence) {
        double apart = 1 - agreement(evidence.rehearsal());
        return new Check("rehearsal", apart <= settings.rehearsalTolerance(),
                String.format(Locale.ROOT,
                        "labels %.1f %% of what the champion was sure of otherwise, %.1f %% are allowed",
                        100 * apart, 100 * settings.rehearsalTolerance()));
    }

    private static double agreement(List<Judged> rehearsal) {
        var sure = rehearsal.stream().filter(one -> one.champion().confidence() >= SURE).toList();
        long same = sure.stream().filter(one -> one.champion().label().equals(one.challenger().label())).count();
        return sure.isEmpty() ? 1 : (double) same / sure.size();
    }

    private Check home(Evidence evidence) {
        double former = share(evidence.home(), true);
        double now = share(evidence.home(), false);
        return new Check("home", former - now <= settings.homeTolerance(),
                String.format(Locale.ROOT, "accuracy at home %.4f after %.4f, it may fall by %.4f", now, former,
                        settings.homeTolerance()));
    }

    private Check golden(Evidence evidence) {
        var known = evidence.golden().stream().filter(Judged::championRight).toList();
        double share = share(known, false);
        return new Check("golden", share >= settings.goldenShare(),
                String.format(Locale.ROOT,
                        "%.0f %% of the golden texts right that the champion had right, %.0f %% are asked for",
                        100 * share, 100 * settings.goldenShare()));
    }

    /// A small error counts as one of the size of the tolerance: on few examples it is luck, and a champion that knows
    /// nothing has none.
    private Check calibration(LabelFigures champion, LabelFigures challenger) {
        double tolerance = settings.calibrationTolerance();
        double most = Math.max(champion.calibrationError(), tolerance) + tolerance;
        return new Check("calibration", challenger.calibrationError() <= most,
                String.format(Locale.ROOT, "calibration error %.3f after %.3f, at most %.3f is allowed",
                        challenger.calibrationError(), champion.calibrationError(), most));
    }

    private Check speed(Evidence evidence) {
        return new Check("speed", evidence.textsPerSecond() >= settings.minTextsPerSecond(),
                String.format(Locale.ROOT, "%.0f texts/s on one thread, %.0f are asked for", evidence.textsPerSecond(),
                        settings.minTextsPerSecond()));
    }

    private static double share(List<Judged> judged, boolean champion) {
        long right = judged.stream().filter(one -> champion ? one.championRight() : one.challengerRight()).count();
        return judged.isEmpty() ? 1 : (double) right / judged.size();
    }

    private static Map<String, Double> measured(Evidence evidence) {
        var measured = new LinkedHashMap<String, Double>();
        evidence.linear().ifPresent(accuracy -> measured.put("linearAccuracy", accuracy));
        if (!evidence.home().isEmpty()) {
            measured.put("homeChampion", share(evidence.home(), true));
            measured.put("homeChallenger", share(evidence.home(), false));
        }
        measured.put("rehearsal", (double) evidence.rehearsal().size());
        measured.put("rehearsalAgreement", agreement(evidence.rehearsal()));
        measured.put("textsPerSecond", evidence.textsPerSecond());
        return measured;
    }

    private static List<GateReport.Subject> subjects(List<Judged> heldOut) {
        var bySubject = new HashMap<String, List<Judged>>();
        heldOut.forEach(one -> bySubject.computeIfAbsent(one.subject(), absent -> new ArrayList<>()).add(one));
        return bySubject.entrySet()
                .stream()
                .map(entry -> new GateReport.Subject(entry.getKey(), entry.getValue().size(),
                        share(entry.getValue(), true), share(entry.getValue(), false)))
                .sorted(Comparator.comparingInt((GateReport.Subject one) -> -one.examples())
                        .thenComparing(GateReport.Subject::subject))
                .limit(MOST_LISTED)
                .toList();
    }

    private static List<GateReport.Flip> flips(List<Judged> heldOut) {
        return heldOut.stream()
                .filter(one -> !one.champion().label().equals(one.challenger().label()))
                .limit(MOST_LISTED)
                .map(one -> new GateReport.Flip(one.id(), one.label(), one.champion().label(),
                        one.challenger().label()))
                .toList();
    }
}
