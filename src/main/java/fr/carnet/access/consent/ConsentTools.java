package fr.carnet.access.consent;

import fr.carnet.shared.BusinessClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What writing rights takes: their table, the hour, and somebody to tell. */
@Component
record ConsentTools(RightTable table, BusinessClock clock, ApplicationEventPublisher events) {}
