package fr.carnet.server.rest;

/** Marks our interceptors of the REST server: {@code SERVER_*} hooks only, never on the storage's registry. */
public interface ServerInterceptor {}
