package fr.carnet.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.carnet.notification.Dispatcher;
import fr.carnet.notification.Mailbox;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /sandbox/mail?ins=} or {@code ?rpps=}: the e-mails that person was sent; what still waits is sent first. */
@RestController
@SandboxOnly
class MailController {
    private final Mailbox mailbox;
    private final Dispatcher dispatcher;

    MailController(Mailbox mailbox, Dispatcher dispatcher) {
        this.mailbox = mailbox;
        this.dispatcher = dispatcher;
    }

    /** One e-mail; {@code sentAt} is an ISO 8601 instant, {@code calendar} the iCalendar file it carries, if any. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mail(String to, String subject, String text, String sentAt, String calendar) {
        static Mail of(Mailbox.Sent sent) {
            return new Mail(sent.to(), sent.subject(), sent.text(), sent.sentAt().toString(), sent.calendar());
        }
    }

    @GetMapping("/sandbox/mail")
    List<Mail> mail(@RequestParam Optional<String> ins, @RequestParam Optional<String> rpps) {
        if (ins.isPresent() == rpps.isPresent()) {
            throw Refusal.of(ErrorCode.INVALID, "ins", "Indiquez soit ins, soit rpps.", "Give either ins or rpps.");
        }
        dispatcher.sendDue();
        return ins.map(mailbox::ofPerson)
                .orElseGet(() -> mailbox.ofProfessional(rpps.orElseThrow()))
                .stream()
                .map(Mail::of)
                .toList();
    }
}
