/**
 * When deferred work is done (tâches différées): runs every {@link fr.carnet.shared.DueJob} the rooms offer about once a
 * minute and every {@link fr.carnet.shared.NightlyJob} once a night, each on one node at a time, also after a crash. What
 * is due is the rooms' affair and reads business time; when to look is the machine's. Text: CONTRACT 3 ({@code
 * /sandbox/jobs}). Door: {@code DueWork}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package fr.carnet.schedule;
