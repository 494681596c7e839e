package fr.carnet.access.consent;

import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.fhir.R4Rules;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What writing rights takes: their table, the hour, somebody to tell, and what FHIR R4 asks. */
@Component
record ConsentTools(RightTable table, BusinessClock clock, ApplicationEventPublisher events, R4Rules rules) {}
