/**
 * The sandbox ({@code carnet.sandbox.enabled}, CONTRACT 3): a place to try software without real people. Gives tokens to
 * whoever asks, lets business time be moved forward, makes up people, and simulates the insurance and the mail box.
 * Nothing of it exists outside sandbox mode, and it refuses to start beside a production issuer. It may use every room;
 * no room uses it.
 */
@org.springframework.modulith.ApplicationModule
package fr.carnet.sandbox;
