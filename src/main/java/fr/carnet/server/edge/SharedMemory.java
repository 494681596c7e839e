package fr.carnet.server.edge;

import fr.carnet.shared.MemoryShare;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much of the heap bodies and documents may hold: what is made of them while they are read is several times that. */
@Configuration(proxyBeanMethods = false)
class SharedMemory {
    private static final int PART_OF_HEAP = 8;

    @Bean
    MemoryShare memoryShare(EdgeSettings settings) {
        long bytes = Math.max(Runtime.getRuntime().maxMemory() / PART_OF_HEAP, settings.maxBody().toBytes());
        return new MemoryShare(bytes, settings.bodyPatience().toMillis());
    }
}
