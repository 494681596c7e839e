package fr.carnet.server.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Is the port free? */
class PortCheck implements StartCheck.Check {
    @Override
    public Optional<StartCheck.Obstacle> obstacle(Environment settings) {
        int port = settings.getProperty("server.port", Integer.class, 8080);
        String address = settings.getProperty("server.address", "");
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address.isBlank()
                    ? new InetSocketAddress(port)
                    : new InetSocketAddress(InetAddress.getByName(address), port));
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of(new StartCheck.Obstacle(
                    "l'adresse d'écoute « " + address + " » est inconnue : corrigez CARNET_SANDBOX_BIND.",
                    "the address to listen on, \"" + address + "\", is unknown: correct CARNET_SANDBOX_BIND."));
        } catch (IOException e) {
            return Optional.of(new StartCheck.Obstacle(
                    "le port " + port + " ne peut pas être ouvert : arrêtez ce qui l'occupe, ou changez PORT.",
                    "port " + port + " cannot be opened: stop what uses it, or change PORT."));
        }
    }
}
