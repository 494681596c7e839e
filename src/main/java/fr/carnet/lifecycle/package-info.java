/**
 * The life of a record as callers drive it: opening with its consent, status, closing, ten years of retention,
 * reopening, deletion on request, destruction (CSP R1111-36, R1111-40, L1111-18; CONTRACT 4). It calls the rooms that
 * hold what is opened, closed and destroyed; none of them knows it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "record", "register", "access"})
package fr.carnet.lifecycle;
