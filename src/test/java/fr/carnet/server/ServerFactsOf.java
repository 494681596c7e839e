package fr.carnet.server;

import java.util.Properties;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.info.BuildProperties;

/** Facts for tests. */
public final class ServerFactsOf {
    private ServerFactsOf() {}

    public static ServerFacts version(String version, boolean sandbox) {
        Properties build = new Properties();
        build.setProperty("version", version);
        build.setProperty("time", "2030-01-01T00:00:00Z");
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("build", new BuildProperties(build));
        return new ServerFacts(beans.getBeanProvider(BuildProperties.class), sandbox);
    }
}
