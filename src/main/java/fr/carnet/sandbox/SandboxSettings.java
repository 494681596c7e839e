package fr.carnet.sandbox;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code carnet.sandbox.*}.
 *
 * @param enabled whether this server is a sandbox; default false
 * @param demonstration whether a sandbox loads the demonstration people at its first start; default false
 */
@Validated
@ConfigurationProperties("carnet.sandbox")
public record SandboxSettings(@DefaultValue("false") boolean enabled, @DefaultValue("false") boolean demonstration) {}
