package fr.carnet.soak;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * One record and what is known to be true of it. One change at a time; whoever reads compares the moment before his call
 * with the moment after: when nothing changed in between, the answer is known exactly.
 */
final class Scene {
    private final APerson person;
    private final String holder;
    private final List<Caller> known;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicReference<Moment> now = new AtomicReference<>(new Moment(0, Facts.none()));
    private volatile boolean uncertain;

    /** @param number odd while a change is under way */
    record Moment(long number, Facts facts) {
        boolean quiet() {
            return number % 2 == 0;
        }
    }

    private Scene(APerson person, List<Caller> known) {
        this.person = person;
        this.known = known;
        this.holder = Caller.token("\"actor\":\"patient\",\"ins\":\"" + person.ins() + "\"");
    }

    /** A new person's open record without history, and some professionals who have to do with her. */
    static Scene opened(List<Caller> all, Random random) {
        APerson somebody = APerson.withoutRecord();
        Api.Answer opened = Life.openWithoutHistory(Life.actor("agent"), Traits.of(somebody).patient());
        if (opened.status() != 200) {
            throw new IllegalStateException("a record could not be opened: " + opened.status() + " " + opened.text());
        }
        List<Caller> known = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            known.add(all.get(random.nextInt(all.size())));
        }
        APerson person = new APerson(somebody.ins(), somebody.system(), Life.patientId(opened), somebody.json());
        return new Scene(person, List.copyOf(known));
    }

    APerson person() {
        return person;
    }

    String holder() {
        return holder;
    }

    Caller anyProfessional(Random random) {
        return known.get(random.nextInt(known.size()));
    }

    Moment moment() {
        return now.get();
    }

    /** Did something change since, or is it changing? */
    boolean still(Moment before) {
        return before.quiet() && now.get().number() == before.number();
    }

    /** A change that may or may not have happened: its answer never came. */
    boolean uncertain() {
        return uncertain;
    }

    interface Change {
        /** @return what is true now; null: the call was not answered */
        UnaryOperator<Facts> make(Facts facts);
    }

    /** Makes one change, unless another is being made. */
    void change(Change change) {
        if (uncertain || !turn.tryLock()) {
            return;
        }
        boolean answered = false;
        Moment before = now.get();
        try {
            now.set(new Moment(before.number() + 1, before.facts()));
            UnaryOperator<Facts> after = change.make(before.facts());
            if (after != null) {
                now.set(new Moment(before.number() + 2, after.apply(before.facts())));
                answered = true;
            }
        } finally {
            uncertain = uncertain || !answered;
            turn.unlock();
        }
    }
}
