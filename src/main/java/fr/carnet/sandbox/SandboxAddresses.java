package fr.carnet.sandbox;

import fr.carnet.notification.Addresses;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.NamingSystems;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everybody has a fictitious e-mail address here: the one he was made with, else one made of his number. */
@Component
@SandboxOnly
class SandboxAddresses implements Addresses {
    private final JdbcClient jdbc;

    SandboxAddresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> email(BusinessIdentifier person) {
        if (person.system().equals(NamingSystems.ID_NAT_PS)) {
            return Optional.of(person.value() + "@pro.carnet.example");
        }
        return jdbc.sql("select email from sandbox_person where ins_value = ?")
                .param(person.value())
                .query(String.class)
                .optional()
                .or(() -> Optional.of(person.value() + "@personne.carnet.example"));
    }
}
