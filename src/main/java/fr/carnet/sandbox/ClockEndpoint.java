package fr.carnet.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.shared.BusinessClock;
import java.time.Instant;
import java.util.Map;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /sandbox/clock}: read business time, move it forward, return to real time (CONTRACT 3). */
@RestController
@RequestMapping("/sandbox/clock")
@SandboxOnly
class ClockEndpoint {
    private final SandboxClock clock;

    ClockEndpoint(BusinessClock clock) {
        this.clock = (SandboxClock) clock;
    }

    @GetMapping
    Map<String, String> read() {
        return answer(clock.now());
    }

    @PutMapping
    Map<String, String> move(@RequestBody JsonNode body) {
        Fields fields = Fields.of(body);
        boolean advance = fields.given("advance");
        if (advance == fields.given("now")) {
            throw Fields.refuse(
                    "now",
                    "Indiquez soit « now », soit « advance ».",
                    "Give either \"now\" or \"advance\".");
        }
        return answer(clock.move(
                advance ? ClockJourney.by(fields.text("advance")) : ClockJourney.to(fields.text("now"))));
    }

    @DeleteMapping
    Map<String, String> reset() {
        return answer(clock.reset());
    }

    private static Map<String, String> answer(Instant now) {
        return Map.of("now", now.toString());
    }
}
