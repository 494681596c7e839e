package fr.carnet.sandbox;

import fr.carnet.schedule.DueWork;
import fr.carnet.shared.DueJob;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /sandbox/jobs}: does everything due at the sandbox's time and answers when it is done (CONTRACT 3). */
@RestController
@SandboxOnly
class JobsEndpoint {
    private final DueWork due;

    JobsEndpoint(DueWork due) {
        this.due = due;
    }

    @PostMapping("/sandbox/jobs")
    List<DueJob.Outcome> run() {
        return due.runEverything();
    }
}
