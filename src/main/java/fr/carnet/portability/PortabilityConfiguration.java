package fr.carnet.portability;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Turns settings into beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortabilitySettings.class)
class PortabilityConfiguration {}
